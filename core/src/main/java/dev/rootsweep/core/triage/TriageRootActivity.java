package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.Delivered;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.ActivityLedger;
import dev.rootsweep.core.port.ActivityQueue;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Judges root activity, and tells people of it once.
public final class TriageRootActivity {
  /// For how long the same by the same actor is folded into one alert.
  public static final Duration BURST = Duration.ofMinutes(15);

  /// After how long the ledger is asked once more whether a session is ours.
  public static final Duration READ_AGAIN = Duration.ofMinutes(2);

  private static final String HELD = "another copy of it is being told";
  private static final Duration HELD_COMES_BACK = Duration.ofSeconds(60);

  private final ActivityLedger ledger;
  private final CheckQueue checks;
  private final ActivityQueue queue;
  private final Time time;
  private final Settings settings;
  private final OnceOnly once;
  private final Delivery delivery;
  private final Scenery scenery;
  private final ActivityTexts texts;

  /// Makes the use case.
  ///
  /// - shape: `ids` gives a new unguessable text at each call
  public TriageRootActivity(
      Directory directory,
      ActivityLedger ledger,
      CheckQueue checks,
      ActivityQueue queue,
      List<Alerts> channels,
      Time time,
      Supplier<String> ids,
      Settings settings) {
    this.ledger = ledger;
    this.checks = checks;
    this.queue = queue;
    this.time = time;
    this.settings = settings;
    this.once = new OnceOnly(ledger, time, ids);
    this.delivery = new Delivery(once, channels);
    this.scenery = new Scenery(directory, ledger);
    this.texts = new ActivityTexts(settings);
  }

  /// Handles one message.
  ///
  /// - errors: `PortFailure` when the ledger, a queue or a channel fails: nothing is lost, the
  ///   message must be delivered again
  public TriageOutcome handle(ActivitySignal signal) {
    return switch (signal) {
      case RootActivity activity -> triage(activity, 0);
      case Reread again -> triage(again.activity(), again.attempt());
      case BurstEnded ended -> summarize(ended);
      case Heartbeat _ -> new TriageOutcome.Beat();
    };
  }

  private TriageOutcome triage(RootActivity activity, int attempt) {
    boolean ours = activity.sessionKey().filter(ledger::isOurs).isPresent();
    // Most of what is heard is our own: of that nothing more is read.
    Optional<Lease> lease = ours ? Optional.empty() : openLease(activity);
    List<Instant> failures = ours ? List.of() : failures(activity);
    Surroundings around =
        new Surroundings(
            settings.managementAccount(),
            settings.hubAccount(),
            settings.watch(),
            ours,
            attempt > 0,
            lease.isPresent(),
            ActivityRules.areMany(failures, activity.origin().at()));
    return switch (ActivityRules.judge(activity, around)) {
      case Verdict.Ours _ -> routine(activity);
      case Verdict.Counted(String reason) ->
          new TriageOutcome.Counted(activity.concerned(), reason);
      case Verdict.LookAgain _ ->
          comeBack(activity, attempt, READ_AGAIN, "the ledger may learn that the session is ours");
      case Verdict.Alert alert ->
          tell(
              new Case(activity, alert, lease, around.manyFailures() ? failures.size() : 1),
              attempt);
    };
  }

  private Optional<Lease> openLease(RootActivity activity) {
    return ledger.standing(activity.concerned()).leases().stream()
        .filter(lease -> lease.covers(activity.origin().at()))
        .findFirst();
  }

  private List<Instant> failures(RootActivity activity) {
    return activity instanceof RootActivity.SignedIn signedIn && !signedIn.success()
        ? ledger.failedSignIn(
            activity.concerned(),
            activity.origin().eventId(),
            activity.origin().at(),
            ActivityRules.FAILURES_WITHIN)
        : List.of();
  }

  private TriageOutcome routine(RootActivity activity) {
    if (activity.evidence().actor().isRoot()) {
      ledger.pathSeen(activity.origin().account(), activity.origin().at());
    }
    return new TriageOutcome.Routine(activity.concerned());
  }

  private TriageOutcome comeBack(RootActivity activity, int attempt, Duration delay, String why) {
    queue.send(new Reread(activity, attempt + 1), delay);
    return new TriageOutcome.Waiting(activity.concerned(), why, delay);
  }

  /// What is told of, and all that is known of it.
  private record Case(
      RootActivity activity, Verdict.Alert alert, Optional<Lease> lease, int failures) {
    String eventId() {
      return activity.origin().eventId();
    }

    AccountId account() {
      return activity.concerned();
    }

    String noticeId() {
      return eventId() + "/" + account() + "/" + alert.kind();
    }
  }

  private TriageOutcome tell(Case told, int attempt) {
    BurstPlace place = place(told);
    Delivered checked = check(told, place);
    if (!place.isLead(told.eventId())) {
      return ended(told, attempt, checked, folded(told, place));
    }
    Notice notice = notice(told, place);
    Delivered sent = delivery.send(notice);
    Delivered all = checked.and(sent).and(timer(told, place));
    return ended(
        told, attempt, all, sent.fresh() ? new TriageOutcome.Alerted(notice) : duplicate(told));
  }

  /// Who finds a part claimed comes back to see that it was done: its holder may die, and may be a
  /// copy of this very message.
  private TriageOutcome ended(Case told, int attempt, Delivered delivered, TriageOutcome outcome) {
    delivered.failure().ifPresent(TriageRootActivity::raise);
    if (!delivered.held()) {
      return outcome;
    }
    TriageOutcome waiting = comeBack(told.activity(), attempt, HELD_COMES_BACK, HELD);
    return outcome instanceof TriageOutcome.Duplicate ? waiting : outcome;
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

  private static void raise(PortFailure failure) {
    throw failure;
  }

  private BurstPlace place(Case told) {
    Instant now = time.now();
    RootActivity activity = told.activity();
    Severity severity = told.alert().severity();
    String burst =
        activity
            .evidence()
            .actor()
            .rootSessionKey()
            .flatMap(key -> ledger.openedIn(key, severity))
            .orElseGet(() -> Bursts.name(activity, told.alert()));
    BurstEvent event =
        new BurstEvent(
            told.eventId(), told.account(), activity.origin().at(), activity.evidence().call());
    BurstPlace place = ledger.join(burst, event, now, now.plus(BURST));
    if (activity instanceof RootActivity.PrivilegedSession session) {
      session.issuedKey().ifPresent(key -> ledger.opened(key, place.burst(), severity, now));
    }
    return place;
  }

  /// One check for each account of a burst is enough: it looks again after 15 minutes by itself.
  private Delivered check(Case told, BurstPlace place) {
    if (!isChecked(told)) {
      return Delivered.before();
    }
    CheckDue due =
        CheckDue.first(told.account(), Cause.ROOT_USE, told.activity().origin(), time.now());
    return once.run(
        place.lead() + "/" + told.account() + "/" + told.alert().kind(),
        "check",
        () -> checks.send(due, Duration.ZERO));
  }

  private boolean isChecked(Case told) {
    return told.alert().severity() == Severity.CRITICAL
        && !told.account().equals(settings.managementAccount());
  }

  private Delivered timer(Case told, BurstPlace place) {
    BurstEnded ended =
        new BurstEnded(
            told.activity().origin(),
            place.burst(),
            told.alert().severity(),
            told.alert().kind(),
            told.account(),
            told.activity().evidence().actor().identity());
    return once.run(told.noticeId(), "summary", () -> queue.send(ended, BURST));
  }

  private Notice notice(Case told, BurstPlace place) {
    ActivityTexts.Known known =
        new ActivityTexts.Known(
            scenery.label(told.account()),
            told.lease(),
            told.failures(),
            isChecked(told),
            place.burst(),
            time.now());
    return texts.notice(told.noticeId(), told.activity(), told.alert(), known);
  }

  private TriageOutcome summarize(BurstEnded ended) {
    List<BurstEvent> folded = ledger.folded(ended.burst(), ended.origin().eventId());
    if (folded.isEmpty()) {
      return new TriageOutcome.Quiet(ended.account());
    }
    Optional<AccountLabel> label = scenery.label(ended.account());
    String id = ended.origin().eventId() + "/" + ended.account() + "/" + ended.kind() + "/summary";
    Notice summary = texts.summary(id, ended, folded, label, time.now());
    Delivered sent = delivery.send(summary);
    sent.failure().ifPresent(TriageRootActivity::raise);
    if (sent.held()) {
      queue.send(ended, HELD_COMES_BACK);
      return new TriageOutcome.Waiting(ended.account(), HELD, HELD_COMES_BACK);
    }
    return sent.fresh()
        ? new TriageOutcome.Alerted(summary)
        : new TriageOutcome.Duplicate(ended.account(), ended.severity(), ended.kind());
  }
}
