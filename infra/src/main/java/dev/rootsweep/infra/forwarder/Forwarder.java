package dev.rootsweep.infra.forwarder;

import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// Rules of an account's default bus, each with a role of its own with which EventBridge sends what
/// the rule matches to the hub: who takes one role's right away silences one rule, and another
/// reports it.
///
/// - shape: the roles have a path and no name, so that the hub's bus can tell them, and several may
///   be in an account
/// - source: EventBridge User Guide, "Sending and receiving events between AWS accounts"
public final class Forwarder extends Construct {
  /// The state in which a rule matches read-only calls too.
  public static final String ALL_EVENTS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private final String busArn;

  /// Makes a forwarder that sends nothing yet.
  public Forwarder(Construct scope, String id, String busArn) {
    super(scope, id);
    this.busArn = busArn;
  }

  private Role role(String id) {
    return Role.Builder.create(this, id)
        .path(Names.ROLE_PATH)
        .description("Lets EventBridge send events of this account to Rootsweep's hub")
        .assumedBy(
            new ServicePrincipal("events.amazonaws.com")
                .withConditions(
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
        .inlinePolicies(Map.of("forward", forwarding()))
        .build();
  }

  private PolicyDocument forwarding() {
    return PolicyDocument.Builder.create()
        .statements(
            List.of(
                PolicyStatement.Builder.create()
                    .effect(Effect.ALLOW)
                    .actions(List.of("events:PutEvents"))
                    .resources(List.of(busArn))
                    .build()))
        .build();
  }

  /// Sends what matches a pattern; `name` is without our prefix.
  public Forwarder sending(String id, String name, Map<String, Object> pattern) {
    CfnRule.Builder.create(this, id)
        .name(Names.of(name))
        .description("Rootsweep: sends what matches to the hub")
        .state(ALL_EVENTS)
        .eventPattern(pattern)
        .targets(
            List.of(
                CfnRule.TargetProperty.builder()
                    .id("hub")
                    .arn(busArn)
                    .roleArn(role(id + "Role").getRoleArn())
                    .build()))
        .build();
    return this;
  }
}
