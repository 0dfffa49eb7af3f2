package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.pattern.OwnResources;
import dev.rootsweep.infra.pattern.Patterns;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.constructs.Construct;

/// Everything that runs: the bus, the queues and their consumers, the memory, the ways to people.
///
/// - shape: `zip` is the path of what `functions` builds
public final class Hub extends Construct {
  /// A check may wait half a minute until IAM shows a deletion, ten run at once, and none begins in
  /// the last 90 s.
  static final Duration CHECK_TIMEOUT = Duration.minutes(5);

  /// A name waits 3 s, each channel at most 10 s, and nothing begins in the last 15 s.
  static final Duration ACTIVITY_TIMEOUT = Duration.seconds(90);

  /// Makes the hub.
  public Hub(Construct scope, String id, Deployment deployment, String zip, String qualifier) {
    super(scope, id);
    HubBus bus = new HubBus(this, "Bus", deployment);
    WorkQueue checks = new WorkQueue(this, "Checks", "check", CHECK_TIMEOUT);
    WorkQueue activity = new WorkQueue(this, "Activity", "activity", ACTIVITY_TIMEOUT);
    LedgerTable ledger = new LedgerTable(this, "Ledger", deployment.ledger());
    AlertTopics topics = new AlertTopics(this, "Alerts", deployment);
    Workers workers =
        new Workers(
            this,
            "Workers",
            new Workers.Parts(deployment, bus, checks, activity, ledger, topics, zip, qualifier));
    listen(deployment, bus, checks, activity);
    listenForIds(activity, List.of(ledger.keyId(), topics.key().getKeyId()), workers.mappings());
    new Timetable(this, "Timetable", deployment, bus, workers.sweep().invoked());
    watch(checks, activity, workers, topics);
    new HubDashboard(
        this,
        "Dashboard",
        List.of(checks, activity),
        List.of(workers.check(), workers.rootActivity(), workers.sweep()));
  }

  /// A check may come back for hours and is not late then: what is delayed has no age. An alert is
  /// late after a quarter of an hour.
  private void watch(WorkQueue checks, WorkQueue activity, Workers workers, AlertTopics topics) {
    HubAlarms alarms = new HubAlarms(this, "Alarms", topics.urgent());
    alarms.watch(checks, "check", Duration.hours(1));
    alarms.watch(activity, "activity", Duration.minutes(15));
    alarms.watch(workers.check(), "check", 2);
    alarms.watch(workers.rootActivity(), "root-activity", 2);
    alarms.watch(workers.sweep(), "sweep", 1);
    alarms.watchDaily();
    alarms.watchStock();
  }

  private void listen(Deployment deployment, HubBus bus, WorkQueue checks, WorkQueue activity) {
    new HubRule(
        this,
        "Membership",
        bus.name(),
        "membership",
        "Rootsweep: accounts that are created, join, leave or are closed",
        Patterns.membership(deployment.managementAccount()),
        checks);
    new HubRule(
        this,
        "RootActivity",
        bus.name(),
        "root-activity",
        "Rootsweep: what root users do, and what weakens the guard",
        Patterns.rootActivity(deployment.managementAccount()),
        activity);
    new HubRule(
        this,
        "Heartbeat",
        bus.name(),
        "heartbeat",
        "Rootsweep: the synthetic event that proves that events arrive",
        Patterns.heartbeat(deployment.hubAccount()),
        activity);
  }

  /// Keys and event source mappings are named by ids that only this stack knows.
  private void listenForIds(
      WorkQueue activity, List<String> keys, List<EventSourceMapping> mappings) {
    new HubRule(
        this,
        "OwnIds",
        "default",
        "own-ids",
        "Rootsweep: changes of its own keys and event source mappings",
        OwnResources.identified(
            keys, mappings.stream().map(EventSourceMapping::getEventSourceMappingId).toList()),
        activity);
  }
}
