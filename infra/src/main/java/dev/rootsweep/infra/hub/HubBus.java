package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.constructs.Construct;

/// The bus that all forwarders send to.
///
/// It admits what rules of the organization forward, no call to PutEvents, and only what AWS's
/// services say: nobody can put an event of a source that begins with `aws.`, and a rule cannot
/// change what it forwards. Our own source is spoken by the hub account, which needs no policy.
final class HubBus extends Construct {
  private final EventBus bus;

  HubBus(Construct scope, String id, Deployment deployment) {
    super(scope, id);
    this.bus =
        EventBus.Builder.create(this, "Bus")
            .eventBusName(Names.BUS)
            .description("Rootsweep: root activity of the whole organization")
            .build();
    CfnEventBusPolicy.Builder.create(this, "Policy")
        .eventBusName(bus.getEventBusName())
        .statementId("forwarders-of-the-organization")
        .statement(
            new TreeMap<>(
                Map.of(
                    "Effect", "Allow",
                    "Principal", "*",
                    "Action", "events:PutEvents",
                    "Resource", bus.getEventBusArn(),
                    "Condition", conditions(deployment))))
        .build();
  }

  /// A call may bring several events: each must be of AWS, and there must be one.
  private static Map<String, Object> conditions(Deployment deployment) {
    return new TreeMap<>(
        Map.of(
            "StringEquals",
            new TreeMap<>(
                Map.of(
                    "aws:PrincipalOrgID",
                    deployment.organizationId(),
                    "events:eventBusInvocation",
                    "true")),
            "ArnLike",
            Map.of(
                "aws:PrincipalArn",
                "arn:" + Aws.PARTITION + ":iam::*:role" + Names.ROLE_PATH + "*"),
            "ForAllValues:StringLike",
            Map.of("events:source", List.of("aws.*")),
            "ForAllValues:StringNotLike",
            Map.of("events:source", List.of("aws.partner/*")),
            "Null",
            Map.of("events:source", "false")));
  }

  String name() {
    return bus.getEventBusName();
  }

  String arn() {
    return bus.getEventBusArn();
  }
}
