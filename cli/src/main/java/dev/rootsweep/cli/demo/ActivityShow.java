package dev.rootsweep.cli.demo;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.NoticeText;
import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The second half of the show: somebody uses root users, and people hear of it.
///
/// What the queue would deliver later is delivered at once, with the clock put forward.
final class ActivityShow {
  private static final int FAILED_SIGN_INS = 7;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(40);

  /// One scene: what happens, what became of its events, and what people got.
  record Scene(String title, String became, List<Mail> mails, List<String> checks) {}

  /// An alert as its mail reads.
  record Mail(Notice notice, String subject, String text) {}

  private final ActivityStage stage;
  private final CheckStage checks;
  private final OwnMessages messages;
  private final Time time;
  private final List<LocalMessageQueue.Waiting<Delayed>> later = new ArrayList<>();

  ActivityShow(Settings settings, AwsClients clients, Ledger ledger, CheckStage checks, Time time) {
    this.stage = new ActivityStage(settings, clients, ledger, time);
    this.checks = checks;
    this.messages = new OwnMessages(settings.hubAccount());
    this.time = time;
  }

  /// Plays every scene; `ourKey` is the key id of a root session of the removals.
  List<Scene> run(String account, String ourKey) {
    return List.of(
        scene(
            "A root session of the removals comes back as an event: it is ours, and stays silent",
            List.of(DemoEvents.ownSession(account, ourKey, time.now()))),
        scene(
            "Somebody signs in as a root user, without MFA",
            List.of(DemoEvents.body("root-sign-in.json", time.now()))),
        failedSignIns(),
        scene(
            "An attacker opens a privileged root session, marked as if it were one of ours",
            List.of(DemoEvents.body("assume-root-attacker-marked.json", time.now()))),
        scene(
            "An administrator switches centralized root access off",
            List.of(DemoEvents.body("root-management-disabled.json", time.now()))),
        ending());
  }

  private Scene failedSignIns() {
    Map<String, Long> became = new TreeMap<>();
    List<Mail> mails = new ArrayList<>();
    for (int number = 1; number <= FAILED_SIGN_INS; number++) {
      String body = DemoEvents.numbered("root-sign-in-failed.json", number, time.now());
      became.merge(became(stage.handle(body)), 1L, Long::sum);
      later.addAll(stage.queue().drain(Delayed.class));
      mails.addAll(mails());
      time.pause(BETWEEN_TRIES);
    }
    String all =
        became.entrySet().stream()
            .map(one -> one.getValue() + " x " + one.getKey())
            .collect(Collectors.joining(", "));
    return new Scene(
        "Somebody tries passwords of a root user: %d failed sign-ins, %d s apart"
            .formatted(FAILED_SIGN_INS, BETWEEN_TRIES.toSeconds()),
        all,
        mails,
        List.of());
  }

  private Scene scene(String title, List<String> bodies) {
    List<String> became = new ArrayList<>();
    bodies.forEach(body -> became.add(settle(body)));
    return new Scene(title, String.join(", then ", became), mails(), checks());
  }

  /// Hands a message over, and once more what comes back for a second look.
  private String settle(String body) {
    MessageResult<ActivitySignal, TriageOutcome> result = stage.handle(body);
    if (result
        instanceof
        MessageResult.Done<?, ?>(_, _, TriageOutcome.Waiting(_, String why, Duration wait))) {
      List<LocalMessageQueue.Waiting<Delayed>> again = stage.queue().drain(Delayed.class);
      time.pause(wait);
      return "it waits "
          + wait.toMinutes()
          + " min, since "
          + why
          + ", then "
          + again.stream()
              .map(waiting -> settle(messages.write(waiting.message())))
              .collect(Collectors.joining(", "));
    }
    later.addAll(stage.queue().drain(Delayed.class));
    return became(result);
  }

  /// The delayed summaries, when their time has come.
  private Scene ending() {
    time.pause(Duration.ofMinutes(15));
    List<String> became =
        later.stream()
            .map(waiting -> became(stage.handle(messages.write(waiting.message()))))
            .toList();
    return new Scene(
        "15 minutes later: a summary of what was folded into an earlier alert",
        became.stream()
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(one -> one.getValue() + " x " + one.getKey())
            .collect(Collectors.joining(", ")),
        mails(),
        List.of());
  }

  private static String became(MessageResult<ActivitySignal, TriageOutcome> result) {
    return switch (result) {
      case MessageResult.Done<ActivitySignal, TriageOutcome> done -> became(done.outcome());
      case MessageResult.Ignored<?, ?> ignored -> "ignored: " + ignored.reason();
      case MessageResult.Rejected<?, ?> rejected -> "rejected: " + rejected.reason();
      case MessageResult.Retried<?, ?> retried ->
          throw new IllegalStateException("the show failed: " + retried.why());
      case MessageResult.Failed<?, ?> failed ->
          throw new IllegalStateException("the show failed: " + failed.why());
    };
  }

  private static String became(TriageOutcome outcome) {
    return switch (outcome) {
      case TriageOutcome.Alerted(Notice notice) -> "alerted " + notice.severity();
      case TriageOutcome.Folded _ -> "folded into that alert";
      case TriageOutcome.Duplicate _ -> "told before";
      case TriageOutcome.Routine(AccountId account) ->
          "silent, and proves that events from " + account + " arrive";
      case TriageOutcome.Counted(_, String reason) -> "counted: " + reason;
      case TriageOutcome.Waiting(_, String why, _) -> "waits: " + why;
      case TriageOutcome.Quiet _ -> "silent: nothing was folded";
      case TriageOutcome.Beat _ -> "a heartbeat";
    };
  }

  private List<Mail> mails() {
    return stage.alerts().drain().stream().map(this::mail).toList();
  }

  private Mail mail(Notice notice) {
    NoticeText text = NoticeText.of(notice, Runbook.IN_REPOSITORY, time.now());
    return new Mail(notice, text.subject(), text.mail());
  }

  /// The checks that alerts asked for really run.
  private List<String> checks() {
    List<String> bodies =
        stage.checks().drain(CheckDue.class).stream()
            .map(LocalMessageQueue.Waiting::message)
            .map(messages::write)
            .toList();
    return checks.play(bodies).stream().map(ActivityShow::checked).toList();
  }

  private static String checked(MessageResult<AccountSignal, CheckQueueOutcome> result) {
    return result
            instanceof
            MessageResult.Done<?, ?>(
                _,
                CheckDue due,
                CheckQueueOutcome.Checked(CheckOutcome outcome))
        ? due.account() + " was checked at once: " + outcome.name()
        : result.toString();
  }
}
