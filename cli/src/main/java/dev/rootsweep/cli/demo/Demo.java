package dev.rootsweep.cli.demo;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.cli.stage.StageTime;
import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.CallRecord;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The show: a pretend organization, the real handler, first observing, then enforcing.
public final class Demo {
  /// How often checks that the queue would bring back are brought back, with the clock put forward.
  private static final int ROUNDS = 5;

  /// What the show found out.
  public record Result(
      List<Account> accounts,
      Act observed,
      Act enforced,
      List<ActivityShow.Scene> activity,
      int calls) {}

  /// What one mode did: the last outcome of each account, and what people were told.
  public record Act(Map<AccountId, CheckOutcome> outcomes, List<Notice> notices) {}

  private final Consumer<String> progress;
  private final StageTime time = new StageTime(InstantSource.system());
  private final MemoryLedger ledger = new MemoryLedger();
  private final AccountId hub = new AccountId(ExampleOrganization.HUB);
  private final OwnMessages messages = new OwnMessages(hub);

  /// Makes a show that tells its steps to `progress`.
  public Demo(Consumer<String> progress) {
    this.progress = progress;
  }

  /// Plays the whole show.
  public Result run() {
    Organization organization = ExampleOrganization.at(time.now()).faults(Faults.none().awsRates());
    try (Sandbox sandbox = Sandbox.start(organization, 0, time::now)) {
      AwsClients clients = clients(sandbox);
      progress.accept("Starting a pretend AWS organization at " + sandbox.endpoint());
      List<Account> accounts = accounts(clients);
      Act observed = act(Mode.OBSERVE, clients, accounts);
      Act enforced = act(Mode.ENFORCE, clients, accounts);
      List<ActivityShow.Scene> activity = activity(clients, sandbox.record());
      return new Result(accounts, observed, enforced, activity, sandbox.record().calls().size());
    }
  }

  /// After the removals root users are used; the ledger still knows the sessions of the removals.
  private List<ActivityShow.Scene> activity(AwsClients clients, CallRecord record) {
    progress.accept("Root activity: playing " + String.join(", ", DemoEvents.activityFiles()));
    Call summary =
        record
            .calls(call -> call.operation().equals("GetAccountSummary") && call.succeeded())
            .getLast();
    Settings settings = settings("enforce");
    CheckStage checks = new CheckStage(settings, clients, ledger, time);
    return new ActivityShow(settings, clients, ledger, checks, time)
        .run(summary.account().orElseThrow(), summary.accessKeyId());
  }

  private static AwsClients clients(Sandbox sandbox) {
    Caller role = ExampleOrganization.HUB_ROLE;
    return AwsClients.at(sandbox.endpoint(), role.accessKeyId(), role.secretAccessKey());
  }

  private List<Account> accounts(AwsClients clients) {
    List<Account> accounts = new ArrayList<>();
    new OrganizationsDirectory(clients::organizations, time::now).accounts().forEach(accounts::add);
    return accounts;
  }

  private Act act(Mode mode, AwsClients clients, List<Account> accounts) {
    String word = mode.name().toLowerCase(Locale.ROOT);
    CheckStage stage = new CheckStage(settings(word), clients, ledger, time);
    Map<AccountId, CheckOutcome> outcomes = new LinkedHashMap<>();
    progress.accept("Mode " + word + ": playing " + String.join(", ", DemoEvents.files()));
    collect(stage.play(DemoEvents.bodies(time.now())), outcomes);
    List<CheckDue> sweep = sweep(word, clients, outcomes.keySet());
    progress.accept("Mode " + word + ": sweeping the other " + sweep.size() + " active accounts");
    collect(stage.play(written(sweep)), outcomes);
    List<CheckDue> rest = rest(word, accounts, outcomes.keySet());
    progress.accept(
        "Mode " + word + ": checking the " + rest.size() + " accounts that a sweep skips");
    collect(stage.play(written(rest)), outcomes);
    bringBack(word, stage, outcomes);
    tellDigests(word, stage);
    return new Act(outcomes, stage.alerts().drain());
  }

  private void bringBack(String word, CheckStage stage, Map<AccountId, CheckOutcome> outcomes) {
    for (int round = 0; round < ROUNDS; round++) {
      List<LocalMessageQueue.Waiting<CheckDue>> waiting = stage.queue().drain(CheckDue.class);
      if (waiting.isEmpty()) {
        return;
      }
      Duration longest =
          waiting.stream()
              .map(LocalMessageQueue.Waiting::delay)
              .max(Duration::compareTo)
              .orElse(Duration.ZERO);
      progress.accept(
          "Mode %s: %d s later the queue delivers %s again"
              .formatted(
                  word,
                  longest.toSeconds(),
                  waiting.size() == 1 ? "1 check" : waiting.size() + " checks"));
      time.pause(longest);
      collect(
          stage.play(written(waiting.stream().map(LocalMessageQueue.Waiting::message).toList())),
          outcomes);
    }
  }

  private void tellDigests(String word, CheckStage stage) {
    List<DigestDue> due =
        stage.queue().drain(DigestDue.class).stream()
            .map(LocalMessageQueue.Waiting::message)
            .toList();
    if (!due.isEmpty()) {
      progress.accept("Mode " + word + ": 15 min later the digest of the sweep is sent");
      time.pause(Digests.TOLD_AFTER);
      stage.play(due.stream().map(messages::write).toList());
    }
  }

  private List<CheckDue> sweep(String word, AwsClients clients, Set<AccountId> checked) {
    LocalMessageQueue<CheckMessage> swept = new LocalMessageQueue<>();
    Wiring.sweep(settings(word), clients, ledger, swept, Map.of(), time)
        .startSweep()
        .handle(new SweepDue(origin("sweep-" + word)), () -> false);
    return swept.drain(CheckDue.class).stream()
        .map(LocalMessageQueue.Waiting::message)
        .filter(due -> !checked.contains(due.account()))
        .toList();
  }

  private List<CheckDue> rest(String word, List<Account> accounts, Set<AccountId> checked) {
    Origin origin = origin("asked-" + word);
    return accounts.stream()
        .map(Account::id)
        .filter(account -> !checked.contains(account))
        .map(account -> CheckDue.first(account, Cause.REQUESTED, origin))
        .toList();
  }

  private Origin origin(String id) {
    return new Origin(id, hub, "us-east-1", time.now());
  }

  private List<String> written(List<CheckDue> dues) {
    return dues.stream().map(messages::write).toList();
  }

  private static void collect(
      List<MessageResult<AccountSignal, CheckQueueOutcome>> results,
      Map<AccountId, CheckOutcome> outcomes) {
    for (MessageResult<AccountSignal, CheckQueueOutcome> result : results) {
      switch (result) {
        case MessageResult.Done<?, ?>(
                _,
                CheckDue due,
                CheckQueueOutcome.Checked(CheckOutcome outcome)) ->
            outcomes.put(due.account(), outcome);
        case MessageResult.Failed<?, ?> failed ->
            throw new IllegalStateException("the show failed: " + failed.why());
        case MessageResult.Retried<?, ?> retried ->
            throw new IllegalStateException("the show failed: " + retried.why());
        case MessageResult.Done<?, ?> _,
            MessageResult.Ignored<?, ?> _,
            MessageResult.Rejected<?, ?> _ -> {}
      }
    }
  }

  private Settings settings(String mode) {
    LocalDate nextYear = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusYears(1);
    return Settings.of(
        Map.of(
            Setting.MODE.environmentName(),
            mode,
            Setting.MANAGEMENT_ACCOUNT.environmentName(),
            ExampleOrganization.MANAGEMENT,
            Setting.HUB_ACCOUNT.environmentName(),
            hub.value(),
            Setting.EXEMPTIONS.environmentName(),
            "tag:rootsweep:exempt=true until " + nextYear + " for the print service's old key",
            Setting.OWN_ROLES.environmentName(),
            "arn:aws:iam::" + hub + ":role/rootsweep",
            Setting.DENY_ROOT_POLICY.environmentName(),
            "p-denyroot1"));
  }
}
