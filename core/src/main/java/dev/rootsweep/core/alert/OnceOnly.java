package dev.rootsweep.core.alert;

import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Does a thing once for each name and channel: claim, do, mark.
///
/// A process that dies between doing and marking leads to a second time once its claim has ended;
/// none is left out.
public final class OnceOnly {
  /// How long somebody who claimed a telling may take to tell it.
  public static final Duration CLAIM_LASTS = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Time time;
  private final Supplier<String> ids;

  /// Makes it over a ledger; `ids` gives a new unguessable text at each call.
  public OnceOnly(Ledger ledger, Time time, Supplier<String> ids) {
    this.ledger = ledger;
    this.time = time;
    this.ids = ids;
  }

  /// Does it unless it was done, and says how that went.
  public Delivered run(String name, String channel, Runnable deed) {
    String owner = ids.get();
    Instant now = time.now();
    try {
      return switch (ledger.claimTelling(name, channel, owner, now, now.plus(CLAIM_LASTS))) {
        case TOLD -> Delivered.before();
        case HELD -> Delivered.byAnother();
        case TAKEN -> taken(name, channel, owner, deed);
      };
    } catch (PortFailure failure) {
      return Delivered.failed(failure);
    }
  }

  private Delivered taken(String name, String channel, String owner, Runnable deed) {
    Optional<PortFailure> failure = attempt(channel, deed);
    if (failure.isPresent()) {
      giveBack(name, channel, owner, failure.get());
      return Delivered.failed(failure.get());
    }
    ledger.told(name, channel, time.now());
    return Delivered.now();
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
