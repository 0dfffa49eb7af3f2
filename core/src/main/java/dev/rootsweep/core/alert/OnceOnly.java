package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.port.DeliveryLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does a thing once for each name and channel: claim, do, mark.
///
/// It may be done twice where its doer dies between doing and marking, where a channel took it and
/// the answer was lost, and where the ledger does not answer. None is left out.
public final class OnceOnly {
  /// How long somebody who claimed a telling may take to tell it.
  public static final Duration CLAIM_LASTS = Duration.ofMinutes(5);

  private final DeliveryLedger ledger;
  private final Time time;
  private final Supplier<String> ids;

  /// Makes it over a ledger; `ids` gives a new unguessable text at each call.
  public OnceOnly(DeliveryLedger ledger, Time time, Supplier<String> ids) {
    this.ledger = ledger;
    this.time = time;
    this.ids = ids;
  }

  /// Does it unless it was done, and says how that went.
  public Delivered run(String name, String channel, Runnable deed) {
    return run(name, channel, deed, Delivered::failed);
  }

  /// Does it unless it was done, also where the ledger does not take the claim.
  Delivered runAnyway(String name, String channel, Runnable deed) {
    return run(name, channel, deed, _ -> runUnclaimed(channel, deed));
  }

  /// Marks what was done without the ledger.
  Delivered mark(String name, String channel) {
    return run(name, channel, () -> {}, _ -> Delivered.unmarked(channel)).notFresh();
  }

  /// Does it without asking whether it was done.
  Delivered runUnclaimed(String channel, Runnable deed) {
    return attempt(channel, deed)
        .map(Delivered::failed)
        .orElseGet(() -> Delivered.unmarked(channel));
  }

  private Delivered run(
      String name, String channel, Runnable deed, Function<PortFailure, Delivered> unclaimed) {
    String owner = ids.get();
    AlertClaim claim;
    try {
      Instant now = time.now();
      claim = ledger.claimTelling(name, channel, owner, now, now.plus(CLAIM_LASTS));
    } catch (PortFailure failure) {
      return unclaimed.apply(failure);
    }
    return switch (claim) {
      case TOLD -> Delivered.before();
      case HELD -> Delivered.byAnother();
      case TAKEN -> taken(name, channel, owner, deed);
    };
  }

  private Delivered taken(String name, String channel, String owner, Runnable deed) {
    Optional<PortFailure> failure = attempt(channel, deed);
    if (failure.isPresent()) {
      giveBack(name, channel, owner, failure.get());
      return Delivered.failed(failure.get());
    }
    try {
      ledger.told(name, channel, time.now());
      return Delivered.now();
    } catch (PortFailure unmarked) {
      return Delivered.unmarked(channel).and(Delivered.failed(unmarked));
    }
  }

  /// A channel may fail in any way without stopping the others.
  private static Optional<PortFailure> attempt(String channel, Runnable deed) {
    try {
      deed.run();
      return Optional.empty();
    } catch (PortFailure failure) {
      return Optional.of(failure);
    } catch (RuntimeException bug) {
      return Optional.of(
          new PortFailure(
              PortFailure.Kind.UNEXPECTED, "telling by " + channel, String.valueOf(bug), bug));
    }
  }

  /// A claim that cannot be given back ends by itself.
  private void giveBack(String name, String channel, String owner, PortFailure failure) {
    try {
      ledger.untold(name, channel, owner);
    } catch (PortFailure another) {
      failure.addSuppressed(another);
    }
  }
}
