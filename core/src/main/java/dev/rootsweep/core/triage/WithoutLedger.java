package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.ActivityQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Tells people what can be told while the ledger does not answer, and puts back what cannot.
///
/// Each copy of the function folds in its own memory. Every message comes back until the ledger
/// answers: then its alert is marked as told, and gets its place and its check.
final class WithoutLedger {
  static final String NO_ANSWER = "the ledger does not answer";

  /// How long it is not known whether a lease is open before an alert is as loud as without one.
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /// After how long a message no longer comes back by itself: it then goes to the dead letters, of
  /// which an alarm tells.
  static final Duration ENDS = Duration.ofHours(12);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
  private static final int DOUBLINGS = 2;

  private final Inquiry inquiry;
  private final Notices notices;
  private final Delivery delivery;
  private final ActivityQueue queue;
  private final Time time;
  private final SilenceAlert silenceAlert;
  private volatile Optional<Bursts> memory = Optional.empty();

  WithoutLedger(
      Inquiry inquiry,
      Notices notices,
      Delivery delivery,
      ActivityQueue queue,
      Time time,
      Supplier<String> ids,
      Settings settings) {
    this.inquiry = inquiry;
    this.notices = notices;
    this.delivery = delivery;
    this.queue = queue;
    this.time = time;
    this.silenceAlert = new SilenceAlert(delivery, settings, ids);
  }

  /// Notes that the ledger answers: what was folded in memory has its place there from now on.
  void answered() {
    memory = Optional.empty();
    silenceAlert.answered();
  }

  /// Looks at an activity of which the ledger could not say what the rules must know.
  TriageOutcome look(Reread look) {
    RootActivity activity = look.activity();
    Optional<Verdict> verdict = verdict(activity, silence(look));
    if (verdict.isEmpty()) {
      silenceAlert.waits(activity.origin().eventId(), silence(look).since(), time.now());
      return comeBack(look, Set.of());
    }
    return switch (verdict.get()) {
      case Verdict.Counted(String reason) ->
          new TriageOutcome.Counted(activity.concerned(), reason);
      case Verdict.Alert alert -> tell(inquiry.withoutLedger(false).about(activity, alert), look);
      case Verdict.Ours _, Verdict.LookAgain _ -> comeBack(look, Set.of());
    };
  }

  /// A verdict that would be the same whatever the ledger said of leases; empty when it would not.
  private Optional<Verdict> verdict(RootActivity activity, Silence silence) {
    Verdict loud = ActivityRules.judge(activity, inquiry.withoutLedger(false).around());
    if (loud instanceof Verdict.Counted) {
      return Optional.of(loud);
    }
    if (activity.sessionKey().isPresent()) {
      return Optional.empty();
    }
    boolean patient = time.now().isBefore(silence.since().plus(PATIENCE));
    Verdict soft = ActivityRules.judge(activity, inquiry.withoutLedger(true).around());
    return loud.equals(soft) || !patient ? Optional.of(loud) : Optional.empty();
  }

  /// Tells a case that the ledger could not give a place.
  TriageOutcome tell(Case told, Reread look) {
    BurstPlace place = bursts().place(told);
    if (!place.isLead(told.eventId())) {
      return comeBack(look, Set.of());
    }
    Notice notice = notices.withoutLedger(told, place.burst(), silence(look).since());
    Delivered sent = delivery.sendWithoutLedger(notice, look.told());
    TriageOutcome waiting = comeBack(look, sent.unmarked());
    return sent.fresh() ? new TriageOutcome.Alerted(notice) : waiting;
  }

  private synchronized Bursts bursts() {
    Bursts bursts = memory.orElseGet(() -> new Bursts(new MemoryLedger(), time));
    memory = Optional.of(bursts);
    return bursts;
  }

  /// Puts an activity back, with the channels that have had its alert.
  TriageOutcome comeBack(Reread look, Set<String> alsoTold) {
    Silence silence = silence(look);
    demandPatience(silence.since(), time.now(), noAnswer(look));
    Set<String> told = new HashSet<>(silence.told());
    told.addAll(alsoTold);
    Duration delay = delay(look.attempt(), silence.since().plus(PATIENCE));
    queue.send(look.during(new Silence(silence.since(), told)), delay);
    return new TriageOutcome.Waiting(look.activity().concerned(), NO_ANSWER, delay);
  }

  /// - errors: the failure, when its message has come back for too long
  static void demandPatience(Instant since, Instant now, PortFailure failure) {
    if (since.plus(ENDS).isBefore(now)) {
      throw failure;
    }
  }

  private static PortFailure noAnswer(Reread look) {
    return new PortFailure(
        PortFailure.Kind.UNAVAILABLE,
        "asking the ledger about event " + look.origin().eventId(),
        "no answer for " + ENDS.toHours() + " hours",
        null);
  }

  private Silence silence(Reread look) {
    return look.silence().orElseGet(() -> new Silence(time.now(), Set.of()));
  }

  /// Returns 15 s doubled, at most 60 s, and no longer than until the patience ends.
  private Duration delay(int attempt, Instant patienceEnds) {
    Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(attempt, DOUBLINGS));
    Duration left = Duration.between(time.now(), patienceEnds);
    return left.isPositive() && left.compareTo(doubled) < 0 ? wholeSeconds(left) : doubled;
  }

  private static Duration wholeSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }
}
