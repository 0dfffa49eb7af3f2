package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Backoff;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Tells people what can be told while the ledger does not answer, and puts back what cannot.
///
/// Each copy of the function folds in its own memory. Every message comes back until the ledger
/// answers: then its alert is marked as told, and gets its place and its check.
final class WithoutLedger {
  static final String NO_ANSWER = "the ledger does not answer";

  /// How long a verdict waits that the ledger might change; then the loudest is told.
  static final Duration PATIENCE = Duration.ofMinutes(5);

  /// After how long a message no longer comes back by itself: it then goes to the dead letters, of
  /// which an alarm tells.
  static final Duration ENDS = Duration.ofHours(12);

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(60));

  private final Inquiry inquiry;
  private final Notices notices;
  private final Delivery delivery;
  private final MessageQueue<Delayed> queue;
  private final Time time;
  private final SilenceAlert silenceAlert;
  private Optional<Bursts> memory = Optional.empty();

  WithoutLedger(
      Inquiry inquiry,
      Notices notices,
      Delivery delivery,
      MessageQueue<Delayed> queue,
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

  /// Notes that the ledger can be read: it knows our own sessions.
  void read() {
    silenceAlert.answered();
  }

  /// Notes that the ledger takes what is written: what was folded in memory has its place there
  /// from now on.
  synchronized void written() {
    memory = Optional.empty();
  }

  /// Looks at an activity of which the ledger could not say what the rules must know.
  TriageOutcome look(Reread look, PortFailure failure) {
    Silence silence = silence(look);
    Set<Verdict> verdicts = verdicts(look.activity());
    if (mayBeOurs(look.activity(), verdicts) || (verdicts.size() > 1 && isPatient(silence))) {
      return waits(look, silence, failure);
    }
    return switch (loudest(verdicts)) {
      case Verdict.Counted(String reason) when !Recollections.isNoted(look.activity()) ->
          new TriageOutcome.Counted(look.activity().concerned(), reason);
      case Verdict.Alert alert -> tell(new Case(look.activity(), alert, Optional.empty(), 1), look);
      case Verdict.Counted _, Verdict.Ours _, Verdict.LookAgain _ -> comeBack(look, silence);
    };
  }

  /// The message is put back first: a channel that hangs must not keep it. A queue that fails as
  /// well must not keep people from being told.
  private TriageOutcome waits(Reread look, Silence silence, PortFailure failure) {
    try {
      return comeBack(look, silence, NO_ANSWER + ": " + failure.said());
    } finally {
      silenceAlert.waits(look.origin().eventId(), silence.since(), failure, time.now());
    }
  }

  /// Returns the verdicts that the ledger's answers might lead to.
  private Set<Verdict> verdicts(RootActivity activity) {
    return inquiry.guesses().stream()
        .map(guess -> ActivityRules.judge(activity, guess))
        .collect(Collectors.toSet());
  }

  private static boolean mayBeOurs(RootActivity activity, Set<Verdict> verdicts) {
    return activity.sessionKey().isPresent()
        && !verdicts.stream().allMatch(Verdict.Counted.class::isInstance);
  }

  private boolean isPatient(Silence silence) {
    return time.now().isBefore(silence.since().plus(PATIENCE));
  }

  private static Verdict loudest(Set<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.Alert.class::isInstance)
        .map(Verdict.Alert.class::cast)
        .min(Comparator.comparing(Verdict.Alert::severity))
        .<Verdict>map(Function.identity())
        .orElseGet(() -> verdicts.iterator().next());
  }

  /// Tells a case that the ledger could not give a place.
  TriageOutcome tell(Case told, Reread look) {
    BurstPlace place = bursts().place(told);
    if (!place.isLead(told.eventId())) {
      return comeBack(look, silence(look));
    }
    Severity severity = told.alert().severity();
    Notice notice = notices.withoutLedger(told, place.burst(), silence(look).since());
    Delivered sent = delivery.sendWithoutLedger(notice, look.told(severity));
    TriageOutcome waiting = comeBack(look, told, sent.unmarked());
    return sent.fresh() ? new TriageOutcome.Alerted(notice) : waiting;
  }

  private synchronized Bursts bursts() {
    Bursts bursts = memory.orElseGet(() -> new Bursts(new MemoryLedger(), time));
    memory = Optional.of(bursts);
    return bursts;
  }

  /// Puts an activity back, with the channels that have had its alert.
  TriageOutcome comeBack(Reread look, Case told, Set<String> channels) {
    return comeBack(look, silence(look).tell(channels, told.alert().severity()));
  }

  private TriageOutcome comeBack(Reread look, Silence silence) {
    return comeBack(look, silence, NO_ANSWER);
  }

  private TriageOutcome comeBack(Reread look, Silence silence, String why) {
    demandPatience(silence.since(), time.now(), noAnswer(look));
    Duration delay = delay(look.attempt(), silence.since().plus(PATIENCE));
    queue.send(look.during(silence), delay);
    return new TriageOutcome.Waiting(look.activity().concerned(), why, delay);
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
    return look.silence().orElseGet(() -> Silence.begin(time.now()));
  }

  /// Returns 15 s doubled, at most 60 s, and no longer than until the patience ends.
  private Duration delay(int attempt, Instant patienceEnds) {
    Duration doubled = BACKOFF.after(attempt);
    Duration left = Duration.between(time.now(), patienceEnds);
    return left.isPositive() && left.compareTo(doubled) < 0 ? wholeSeconds(left) : doubled;
  }

  private static Duration wholeSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }
}
