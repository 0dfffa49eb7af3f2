package dev.rootsweep.infra.hub;

import static java.util.stream.Collectors.joining;

import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.FunctionPlan;
import dev.rootsweep.infra.function.FunctionPlan.Start;
import dev.rootsweep.infra.function.LedgerRights;
import dev.rootsweep.infra.function.Privilege;
import dev.rootsweep.infra.function.Privileges;
import dev.rootsweep.infra.function.Privileges.Task;
import dev.rootsweep.infra.function.RootsweepFunction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.constructs.Construct;

/// The functions of the hub. A further one is one more plan.
final class Workers extends Construct {
  /// What the functions work on.
  record Parts(
      Deployment deployment,
      HubBus bus,
      WorkQueue checks,
      WorkQueue activity,
      Ledger ledger,
      AlertTopics topics,
      String zip,
      String qualifier) {}

  static final String CHECK = "check";
  static final String ROOT_ACTIVITY = "root-activity";
  static final String SWEEP = "sweep";

  /// One hundred checks need 130 MB; the rest buys the processor that a start from a snapshot and
  /// ten handshakes at once need.
  private static final int CONSUMER_MEMORY = 1024;

  /// A sweep waits for a slow API most of its time.
  private static final int SWEEP_MEMORY = 512;

  /// 50,000 accounts are listed in five minutes; Lambda allows no more than this.
  private static final Duration SWEEP_TIMEOUT = Duration.minutes(15);

  private final Parts parts;
  private final RootsweepFunction check;
  private final RootsweepFunction rootActivity;
  private final RootsweepFunction sweep;
  private final List<EventSourceMapping> mappings;

  Workers(Construct scope, String id, Parts parts) {
    super(scope, id);
    this.parts = parts;
    this.check = new RootsweepFunction(this, "Check", checkPlan());
    this.rootActivity = new RootsweepFunction(this, "RootActivity", rootActivityPlan());
    this.sweep = new RootsweepFunction(this, "Sweep", sweepPlan());
    this.mappings =
        List.of(
            check.consume(parts.checks().queue()), rootActivity.consume(parts.activity().queue()));
  }

  /// Returns the ARN of a function's role, before there is one.
  static String role(Deployment deployment, String function) {
    return RootsweepFunction.roleArn(deployment.hubAccount(), function);
  }

  private FunctionPlan checkPlan() {
    List<Privilege> privileges = new ArrayList<>();
    privileges.add(Privileges.assumeRoot(tasks()));
    privileges.add(Privileges.listAccounts());
    privileges.add(Privileges.describeAccounts(parts.deployment()));
    privileges.add(Privileges.readTags(parts.deployment()));
    privileges.addAll(ledger().check());
    privileges.add(Privileges.consume(checks()));
    privileges.add(Privileges.send(checks(), parts.checks().deadLetters().getQueueArn()));
    privileges.addAll(telling());
    return new FunctionPlan(
        CHECK,
        "CheckHandler",
        "checks accounts, and removes root credentials when it may",
        CONSUMER_MEMORY,
        Hub.CHECK_TIMEOUT,
        consumerStart(),
        checking(),
        privileges,
        parts.deployment().logRetention(),
        parts.deployment().partition().hasTracing(),
        parts.zip());
  }

  private Start consumerStart() {
    return parts.deployment().hub().hasSnapStart() ? Start.SNAPSHOT : Start.PUBLISHED;
  }

  /// In mode observe no role of ours can open a session that deletes.
  private List<Task> tasks() {
    return parts.deployment().enforces() ? List.of(Task.AUDIT, Task.DELETE) : List.of(Task.AUDIT);
  }

  private FunctionPlan rootActivityPlan() {
    List<Privilege> privileges = new ArrayList<>();
    privileges.add(Privileges.describeAccounts(parts.deployment()));
    privileges.addAll(ledger().rootActivity());
    privileges.add(Privileges.consume(activity()));
    privileges.add(
        Privileges.send(activity(), parts.activity().deadLetters().getQueueArn(), checks()));
    privileges.addAll(telling());
    return new FunctionPlan(
        ROOT_ACTIVITY,
        "RootActivityHandler",
        "tells people of root activity",
        CONSUMER_MEMORY,
        Hub.ACTIVITY_TIMEOUT,
        consumerStart(),
        watching(),
        privileges,
        parts.deployment().logRetention(),
        parts.deployment().partition().hasTracing(),
        parts.zip());
  }

  private FunctionPlan sweepPlan() {
    List<Privilege> privileges = new ArrayList<>(ledger().sweep());
    privileges.add(Privileges.listAccounts());
    privileges.add(Privileges.countSubscriptions(parts.topics().watchedArns()));
    privileges.add(Privileges.putEvents(parts.bus().arn(), Names.SOURCE));
    privileges.add(Privileges.send(checks()));
    return new FunctionPlan(
        SWEEP,
        "SweepHandler",
        "queues a check of every account",
        SWEEP_MEMORY,
        SWEEP_TIMEOUT,
        Start.COLD,
        counting(),
        privileges,
        parts.deployment().logRetention(),
        parts.deployment().partition().hasTracing(),
        parts.zip());
  }

  private LedgerRights ledger() {
    return new LedgerRights(parts.ledger().arn());
  }

  private List<Privilege> telling() {
    return List.of(
        Privileges.publish(parts.topics().arns()),
        Privileges.encrypt(parts.topics().key().getKeyArn()),
        Privileges.putEvents(parts.bus().arn(), Names.SOURCE));
  }

  private Map<Setting, String> sweeping() {
    Deployment deployment = parts.deployment();
    Map<Setting, String> settings = new EnumMap<>(deployment.rules());
    settings.keySet().removeAll(Set.of(Setting.DENY_ROOT_POLICY, Setting.RUNBOOK_URL));
    settings.put(Setting.MANAGEMENT_ACCOUNT, deployment.managementAccount());
    settings.put(Setting.HUB_ACCOUNT, deployment.hubAccount());
    settings.put(Setting.PARTITION, deployment.partition().id());
    settings.put(Setting.LEDGER_TABLE, parts.ledger().table());
    settings.put(Setting.CHECK_QUEUE, parts.checks().queue().getQueueUrl());
    settings.put(Setting.CHECK_DEAD_LETTERS, parts.checks().deadLetters().getQueueUrl());
    return settings;
  }

  private Map<Setting, String> counting() {
    Map<Setting, String> settings = new EnumMap<>(sweeping());
    settings.put(
        Setting.WATCHED_TOPICS,
        parts.topics().watched().stream().map(WatchedTopic::text).collect(joining(",")));
    settings.put(Setting.HUB_BUS, parts.bus().arn());
    handOn(Setting.RUNBOOK_URL, settings);
    return settings;
  }

  private Map<Setting, String> checking() {
    Map<Setting, String> settings = new EnumMap<>(sweeping());
    settings.put(Setting.URGENT_TOPIC, parts.topics().urgent().getTopicArn());
    settings.put(Setting.INFO_TOPIC, parts.topics().info().getTopicArn());
    parts.topics().chat().ifPresent(t -> settings.put(Setting.CHAT_TOPIC, t.getTopicArn()));
    settings.put(Setting.HUB_BUS, parts.bus().arn());
    handOn(Setting.RUNBOOK_URL, settings);
    return settings;
  }

  private Map<Setting, String> watching() {
    Deployment deployment = parts.deployment();
    Map<Setting, String> settings = new EnumMap<>(checking());
    settings.put(Setting.ACTIVITY_QUEUE, parts.activity().queue().getQueueUrl());
    settings.put(Setting.ACTIVITY_DEAD_LETTERS, parts.activity().deadLetters().getQueueUrl());
    settings.put(Setting.OWN_ROLES, role(deployment, CHECK));
    settings.put(
        Setting.DEPLOYMENT_ROLES, String.join(",", deployment.mayDeploy(parts.qualifier())));
    settings.put(Setting.OWN_RESOURCES, ownResources());
    handOn(Setting.DENY_ROOT_POLICY, settings);
    return settings;
  }

  private void handOn(Setting setting, Map<Setting, String> settings) {
    String text = parts.deployment().rules().getOrDefault(setting, "");
    if (!text.isEmpty()) {
      settings.put(setting, text);
    }
  }

  /// Beside what bears our name: keys, which calls name by id, and a table of another name. A
  /// change of an event source mapping is known by the function that its answer names.
  private String ownResources() {
    return String.join(
        ",",
        Setting.OWN_RESOURCES.preset().orElseThrow(),
        parts.ledger().table(),
        parts.ledger().keyId(),
        parts.topics().key().getKeyId());
  }

  private String checks() {
    return parts.checks().queue().getQueueArn();
  }

  private String activity() {
    return parts.activity().queue().getQueueArn();
  }

  RootsweepFunction check() {
    return check;
  }

  RootsweepFunction rootActivity() {
    return rootActivity;
  }

  RootsweepFunction sweep() {
    return sweep;
  }

  /// Returns what feeds the consumers.
  List<EventSourceMapping> mappings() {
    return mappings;
  }
}
