package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import java.util.List;
import software.amazon.awscdk.Duration;
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
  public Hub(
      Construct scope,
      String id,
      Deployment deployment,
      Ledger ledger,
      String zip,
      String qualifier) {
    super(scope, id);
    HubBus bus = new HubBus(this, "Bus", deployment);
    WorkQueue checks = new WorkQueue(this, "Checks", "check", CHECK_TIMEOUT);
    WorkQueue activity = new WorkQueue(this, "Activity", "activity", ACTIVITY_TIMEOUT);
    AlertTopics topics = new AlertTopics(this, "Alerts", deployment);
    Workers workers =
        new Workers(
            this,
            "Workers",
            new Workers.Parts(deployment, bus, checks, activity, ledger, topics, zip, qualifier));
    close(deployment, checks, activity, topics, qualifier);
    new People(this, "People", deployment, ledger, List.of(checks, activity), topics);
    Routes routes = new Routes(this, "Routes", deployment, bus, checks, activity);
    routes.listenForIds(
        activity,
        List.of(ledger.keyId(), topics.key().getKeyId()),
        workers.mappings(),
        ledger.table());
    Timetable timetable =
        new Timetable(this, "Timetable", deployment, bus, workers.sweep().invoked());
    // The first heartbeat comes as its schedule is made, and must find everything in its place.
    timetable.getNode().addDependency(checks, activity, routes, workers);
    watch(
        deployment,
        new HubAlarms(this, "Alarms", topics),
        checks,
        activity,
        routes.rules(),
        workers);
    new HubDashboard(
        this,
        "Dashboard",
        List.of(checks, activity),
        List.of(workers.check(), workers.rootActivity(), workers.sweep()));
  }

  private static void close(
      Deployment deployment,
      WorkQueue checks,
      WorkQueue activity,
      AlertTopics topics,
      String qualifier) {
    String check = Workers.role(deployment, Workers.CHECK);
    String rootActivity = Workers.role(deployment, Workers.ROOT_ACTIVITY);
    String sweep = Workers.role(deployment, Workers.SWEEP);
    checks.close(check, List.of(check, rootActivity, sweep), deployment.operators());
    activity.close(rootActivity, List.of(rootActivity), deployment.operators());
    topics.close(
        List.of(check, rootActivity), deployment.operators(), deployment.mayDeploy(qualifier));
  }

  /// A check may come back for hours and is not late then: what is delayed has no age. An alert is
  /// late after a quarter of an hour.
  private static void watch(
      Deployment deployment,
      HubAlarms alarms,
      WorkQueue checks,
      WorkQueue activity,
      List<HubRule> rules,
      Workers workers) {
    alarms.watch(checks, "check", Duration.hours(1));
    alarms.watch(activity, "activity", Duration.minutes(15));
    alarms.watch(workers.check(), "check", 2);
    alarms.watchThrottles(workers.check(), "check");
    alarms.watch(workers.rootActivity(), "root-activity", 2);
    alarms.watchThrottles(workers.rootActivity(), "root-activity");
    alarms.watch(workers.sweep(), "sweep", 1);
    alarms.watch(rules);
    alarms.watchChannels();
    alarms.watchSubscriptions();
    alarms.watchDaily();
    alarms.watchStock();
    if (deployment.forwarderUnits().isEmpty()) {
      alarms.watchPaths();
    }
  }
}
