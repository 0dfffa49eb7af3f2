package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.Forwarder;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/// A rule that puts events of a bus into a queue. What it cannot deliver goes to the queue's dead
/// letters.
///
/// - shape: also matches read-only calls that were forwarded; a source of our own has none
final class HubRule extends Construct {
  HubRule(
      Construct scope,
      String id,
      String bus,
      String name,
      String description,
      Map<String, Object> pattern,
      WorkQueue to) {
    super(scope, id);
    CfnRule rule =
        CfnRule.Builder.create(this, "Rule")
            .name(Names.of(name))
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
}
