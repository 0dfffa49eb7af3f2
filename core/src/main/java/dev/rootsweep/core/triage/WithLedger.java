package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Deed;
import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells people of a case, once: its place in a burst, the check of the account, the alert.
final class WithLedger {
  static final String HELD = "another copy of it is being told";
  static final Duration HELD_COMES_BACK = Duration.ofSeconds(60);

  private static final String CHECK = "check";
  private static final String SUMMARY = "summary";
  private static final Set<String> NOT_TO_PEOPLE = Set.of(CHECK, SUMMARY);

  private final Bursts bursts;
  private final Notices notices;
  private final OnceOnly once;
  private final Delivery delivery;
  private final MessageQueue<CheckMessage> checks;
  private final MessageQueue<Delayed> queue;
  private final WithoutLedger withoutLedger;
  private final Time time;

  WithLedger(
      Bursts bursts,
      Notices notices,
      OnceOnly once,
      Delivery delivery,
      MessageQueue<CheckMessage> checks,
      MessageQueue<Delayed> queue,
      WithoutLedger withoutLedger,
      Time time) {
    this.bursts = bursts;
    this.notices = notices;
    this.once = once;
    this.delivery = delivery;
    this.checks = checks;
    this.queue = queue;
    this.withoutLedger = withoutLedger;
    this.time = time;
  }

  /// Returns the alert that an event got before, where notes that came later would lower it: an
  /// alert that has begun is sent to every channel.
  ///
  /// - errors: `PortFailure`
  Optional<Verdict.Alert> earlier(RootActivity activity, List<Surroundings> guesses) {
    return Recollections.mayBeLowered(activity)
        ? bursts.earlier(
            activity.origin().eventId(),
            guesses.stream()
                .map(guess -> ActivityRules.judge(activity, guess))
                .filter(Verdict.Alert.class::isInstance)
                .map(Verdict.Alert.class::cast))
        : Optional.empty();
  }

  TriageOutcome tell(Case told, Reread look) {
    BurstPlace place;
    try {
      place = bursts.place(told);
    } catch (PortFailure _) {
      return withoutLedger.tell(told, look);
    }
    withoutLedger.written();
    return place.isLead(told.eventId()) ? lead(told, look, place) : fold(told, look, place);
  }

  private TriageOutcome lead(Case told, Reread look, BurstPlace place) {
    Notice notice = notices.of(told, place.burst());
    List<Deed> others = Stream.concat(check(told).stream(), Stream.of(timer(told, place))).toList();
    Delivered sent = delivery.sendAnyway(notice, look.told(told.alert().severity()), others);
    boolean alerted = sent.done().stream().anyMatch(channel -> !NOT_TO_PEOPLE.contains(channel));
    return ended(told, look, sent, alerted ? new TriageOutcome.Alerted(notice) : duplicate(told));
  }

  /// The check is claimed by the name of the lead's alert, of which it is a part: one check for
  /// each account of a burst is enough. It looks again after 15 minutes by itself.
  private TriageOutcome fold(Case told, Reread look, BurstPlace place) {
    String alert = place.lead() + "/" + told.account() + "/" + told.alert().kind();
    return ended(told, look, once.run(alert, check(told)), folded(told, place));
  }

  /// Who finds a part claimed comes back to see that it was done: its holder may die, and may be a
  /// copy of this very message. So does who told people without the ledger's knowing.
  private TriageOutcome ended(Case told, Reread look, Delivered delivered, TriageOutcome outcome) {
    if (!delivered.unmarked().isEmpty()) {
      TriageOutcome waiting = withoutLedger.comeBack(look, told, delivered.unmarked());
      return delivered.fresh() ? outcome : waiting;
    }
    delivered.demandSent();
    if (!delivered.held()) {
      return outcome;
    }
    queue.send(look.again(), HELD_COMES_BACK);
    return outcome instanceof TriageOutcome.Duplicate
        ? new TriageOutcome.Waiting(told.account(), HELD, HELD_COMES_BACK)
        : outcome;
  }

  private static TriageOutcome folded(Case told, BurstPlace place) {
    return place.again()
        ? duplicate(told)
        : new TriageOutcome.Folded(
            told.account(), told.alert().severity(), told.alert().kind(), place.lead());
  }

  private static TriageOutcome duplicate(Case told) {
    return new TriageOutcome.Duplicate(
        told.account(), told.alert().severity(), told.alert().kind());
  }

  private List<Deed> check(Case told) {
    if (!notices.isChecked(told)) {
      return List.of();
    }
    CheckDue due =
        CheckDue.first(told.account(), Cause.ROOT_USE, told.activity().origin(), time.now());
    return List.of(Deed.claimed(CHECK, () -> checks.send(due, Duration.ZERO)));
  }

  private Deed timer(Case told, BurstPlace place) {
    BurstEnded ended =
        new BurstEnded(
            told.activity().origin(),
            place.burst(),
            told.alert().severity(),
            told.alert().kind(),
            told.account(),
            told.activity().evidence().actor().identity());
    return Deed.claimed(SUMMARY, () -> queue.send(ended, TriageRootActivity.SUMMARY_AFTER));
  }
}
