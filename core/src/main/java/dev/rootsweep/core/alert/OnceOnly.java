package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.port.DeliveryLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does things once for each name and channel: claim all of them, do them at once, mark all of
/// them.
///
/// One may be done twice where its doer dies between doing and marking, where a channel took it and
/// the answer was lost, and where the ledger does not answer. None is left out.
public final class OnceOnly {
  /// How long somebody who claimed a telling may take to tell it.
  public static final Duration CLAIM_LASTS = Duration.ofMinutes(5);

  private final DeliveryLedger ledger;
  private final Time time;
  private final Supplier<String> ids;
  private final AtOnce atOnce;

  /// Makes it over a ledger, one thing after the other; `ids` gives a new unguessable text at each
  /// call.
  public OnceOnly(DeliveryLedger ledger, Time time, Supplier<String> ids) {
    this(ledger, time, ids, Runnable::run);
  }

  /// Makes it over a ledger; each thing is a task for `threads`.
  public OnceOnly(DeliveryLedger ledger, Time time, Supplier<String> ids, Executor threads) {
    this.ledger = ledger;
    this.time = time;
    this.ids = ids;
    this.atOnce = new AtOnce(threads);
  }

  /// Does what was not done, and says how that went; the failure that it names is that of the first
  /// in the list.
  public Delivered run(String name, List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return Delivered.before();
    }
    String owner = ids.get();
    Map<String, AlertClaim> claims;
    try {
      claims = claim(name, deeds, owner);
    } catch (PortFailure failure) {
      return all(deeds, deed -> unclaimed(deed, failure));
    }
    List<Deed> taken =
        deeds.stream().filter(deed -> claims.get(deed.channel()) == AlertClaim.TAKEN).toList();
    return notTaken(claims).and(taken(name, owner, taken));
  }

  /// Does them without asking whether they were done.
  Delivered runUnclaimed(List<Deed> deeds) {
    return all(deeds, OnceOnly::undemanded);
  }

  private Map<String, AlertClaim> claim(String name, List<Deed> deeds, String owner) {
    Set<String> channels = deeds.stream().map(Deed::channel).collect(Collectors.toSet());
    Instant now = time.now();
    return ledger.claimTelling(name, channels, owner, now, now.plus(CLAIM_LASTS));
  }

  private static Delivered notTaken(Map<String, AlertClaim> claims) {
    return claims.containsValue(AlertClaim.HELD) ? Delivered.byAnother() : Delivered.before();
  }

  private Delivered all(List<Deed> deeds, Function<Deed, Delivered> how) {
    return atOnce.all(deeds, how).stream().reduce(Delivered.before(), Delivered::and);
  }

  private static Delivered unclaimed(Deed deed, PortFailure failure) {
    return deed.unclaimed() ? undemanded(deed) : Delivered.failed(failure);
  }

  private static Delivered undemanded(Deed deed) {
    return attempt(deed).map(Delivered::failed).orElseGet(() -> Delivered.unmarked(deed));
  }

  private Delivered taken(String name, String owner, List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return Delivered.before();
    }
    List<Attempt> attempts = atOnce.all(deeds, deed -> new Attempt(deed, attempt(deed)));
    Optional<PortFailure> unmarked = end(name, owner, attempts);
    return attempts.stream()
        .map(attempt -> attempt.delivered(unmarked))
        .reduce(Delivered.before(), Delivered::and);
  }

  /// Marks what went out and gives the rest back; a claim that cannot be given back ends by itself.
  private Optional<PortFailure> end(String name, String owner, List<Attempt> attempts) {
    Set<String> told = channels(attempts.stream().filter(Attempt::went));
    Set<String> untold = channels(attempts.stream().filter(attempt -> !attempt.went()));
    try {
      ledger.endTelling(name, owner, told, untold, time.now());
      return Optional.empty();
    } catch (PortFailure failure) {
      return Optional.of(failure);
    }
  }

  private static Set<String> channels(Stream<Attempt> attempts) {
    return attempts.map(Attempt::channel).collect(Collectors.toSet());
  }

  /// A channel may fail in any way without stopping the others.
  private static Optional<PortFailure> attempt(Deed deed) {
    try {
      deed.work().run();
      return Optional.empty();
    } catch (PortFailure failure) {
      return Optional.of(failure);
    } catch (RuntimeException | Error bug) {
      return Optional.of(
          new PortFailure(
              PortFailure.Kind.UNEXPECTED,
              "telling by " + deed.channel(),
              String.valueOf(bug),
              bug));
    }
  }

  /// What became of a claimed deed, before it is marked.
  private record Attempt(Deed deed, Optional<PortFailure> failure) {
    private String channel() {
      return deed.channel();
    }

    private boolean went() {
      return failure.isEmpty();
    }

    private Delivered delivered(Optional<PortFailure> unmarked) {
      if (failure.isPresent()) {
        unmarked.ifPresent(failure.get()::addSuppressed);
        return Delivered.failed(failure.get());
      }
      return unmarked
          .map(ofMark -> Delivered.unmarked(deed).and(Delivered.failed(ofMark)))
          .orElseGet(() -> Delivered.now(deed));
    }
  }
}
