package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.Forwarder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/// A rule that puts events of a bus into a queue. What it cannot deliver goes to the queue's dead
/// letters.
///
/// - shape: also matches read-only calls that were forwarded; a source of our own has none
final class HubRule extends Construct {
  static final String DEFAULT = "default";

  private final String bus;
  private final String part;
  private final String name;

  HubRule(
      Construct scope,
      String id,
      String bus,
      String name,
      String description,
      Map<String, Object> pattern,
      WorkQueue to) {
    super(scope, id);
    this.bus = bus;
    this.part = name;
    this.name = Names.of(name);
    CfnRule rule =
        CfnRule.Builder.create(this, "Rule")
            .name(this.name)
            .description(description)
            .eventBusName(bus)
            .state(Forwarder.ALL_EVENTS)
            .eventPattern(pattern)
            .targets(
                List.of(
                    CfnRule.TargetProperty.builder()
                        .id("queue")
                        .arn(to.queue().getQueueArn())
                        .deadLetterConfig(
                            CfnRule.DeadLetterConfigProperty.builder()
                                .arn(to.deadLetters().getQueueArn())
                                .build())
                        .build()))
            .build();
    to.admit(rule.getAttrArn());
  }

  /// Returns its name without our prefix.
  String part() {
    return part;
  }

  /// Counts the events that matched and could not be delivered.
  ///
  /// - source: EventBridge User Guide, "Monitoring Amazon EventBridge": metrics of a custom bus
  ///   have its name as a dimension
  IMetric failedInvocations(Duration period) {
    Map<String, String> dimensions =
        bus.equals(DEFAULT)
            ? Map.of("RuleName", name)
            : new TreeMap<>(Map.of("EventBusName", bus, "RuleName", name));
    return Metric.Builder.create()
        .namespace("AWS/Events")
        .metricName("FailedInvocations")
        .dimensionsMap(dimensions)
        .statistic("Sum")
        .period(period)
        .build();
  }
}
