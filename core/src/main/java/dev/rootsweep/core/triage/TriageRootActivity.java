package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.ConsentAlerts;
import dev.rootsweep.core.alert.Delivery;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.SeenLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Judges root activity, and tells people of it once.
///
/// People come before bookkeeping: what can be judged while the ledger does not answer is told
/// without it.
public final class TriageRootActivity {
  /// For how long the same by the same actor is folded into one alert.
  public static final Duration BURST = Duration.ofMinutes(14);

  /// When the summary of what was folded is told: the longest delay that SQS knows.
  public static final Duration SUMMARY_AFTER = Duration.ofMinutes(15);

  /// After how long the ledger is asked once more whether a session is ours.
  public static final Duration READ_AGAIN = Duration.ofMinutes(2);

  private final SeenLedger paths;
  private final MessageQueue<Delayed> queue;
  private final Delivery delivery;
  private final ConsentAlerts consents;
  private final Time time;
  private final Inquiry inquiry;
  private final WithLedger withLedger;
  private final WithoutLedger withoutLedger;
  private final Summaries summaries;

  /// Makes the use case.
  ///
  /// - shape: `ids` gives a new unguessable text at each call; `threads` runs what an alert does at
  ///   once, each channel as a task of its own
  public TriageRootActivity(
      Directory directory,
      Ledger ledger,
      MessageQueue<CheckMessage> checks,
      MessageQueue<Delayed> queue,
      List<Alerts> channels,
      Time time,
      Supplier<String> ids,
      Executor threads,
      Settings settings) {
    OnceOnly once = new OnceOnly(ledger, time, ids, threads);
    this.delivery = new Delivery(once, channels);
    this.consents = new ConsentAlerts(settings);
    this.time = time;
    Notices notices = new Notices(directory, ledger, settings, time);
    this.paths = ledger;
    this.queue = queue;
    this.inquiry = new Inquiry(ledger, directory, settings);
    this.withoutLedger = new WithoutLedger(inquiry, notices, delivery, queue, time, ids, settings);
    this.withLedger =
        new WithLedger(
            new Bursts(ledger, time), notices, once, delivery, checks, queue, withoutLedger, time);
    this.summaries = new Summaries(ledger, notices, delivery, queue, time);
  }

  /// Handles one message.
  ///
  /// - errors: `PortFailure` when a queue or a channel fails, or the ledger after it was asked:
  ///   nothing is lost, the message must be delivered again
  public TriageOutcome handle(ActivitySignal signal) {
    return switch (signal) {
      case RootActivity activity -> look(Reread.first(activity));
      case Reread again -> look(again);
      case BurstEnded ended -> summaries.tell(ended);
      case Heartbeat _ -> new TriageOutcome.Beat();
    };
  }

  private TriageOutcome look(Reread look) {
    Inquiry.Findings findings;
    try {
      findings = inquiry.of(look);
    } catch (PortFailure failure) {
      return withoutLedger.look(look, failure);
    }
    withoutLedger.read();
    RootActivity activity = look.activity();
    return switch (ActivityRules.judge(activity, findings.around())) {
      case Verdict.Ours _ -> routine(activity);
      case Verdict.Counted(String reason) ->
          withLedger
              .earlier(activity, inquiry.guesses())
              .map(earlier -> withLedger.tell(findings.about(activity, earlier), look))
              .orElseGet(() -> new TriageOutcome.Counted(activity.concerned(), reason));
      case Verdict.LookAgain _ -> lookAgain(look);
      case Verdict.Alert alert -> told(findings, activity, alert, look);
    };
  }

  /// A lease that softens the alert is announced with it. Where a channel does not take that, the
  /// alert goes out all the same, and the message comes again.
  private TriageOutcome told(
      Inquiry.Findings findings, RootActivity activity, Verdict.Alert alert, Reread look) {
    Optional<PortFailure> unannounced =
        findings
            .lease()
            .flatMap(lease -> delivery.send(consents.allowed(lease, time.now())).failure());
    TriageOutcome outcome = withLedger.tell(findings.about(activity, alert), look);
    if (unannounced.isPresent()) {
      throw unannounced.get();
    }
    return outcome;
  }

  private TriageOutcome routine(RootActivity activity) {
    if (activity.evidence().actor().isRoot()) {
      paths.pathSeen(activity.origin().account(), activity.origin().at());
    }
    return new TriageOutcome.Routine(activity.concerned());
  }

  private TriageOutcome lookAgain(Reread look) {
    queue.send(look.askedAgain(), READ_AGAIN);
    return new TriageOutcome.Waiting(
        look.activity().concerned(), "the ledger may learn that the session is ours", READ_AGAIN);
  }
}
