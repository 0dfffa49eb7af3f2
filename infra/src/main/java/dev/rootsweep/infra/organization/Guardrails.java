package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.ForwarderStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.organizations.CfnPolicy;
import software.constructs.Construct;

/// Service control policies that keep what Rootsweep reached. They are made only when asked for.
///
/// - source: IAM User Guide, aws:AssumedRoot; Organizations User Guide: policies bind neither the
///   management account nor service-linked roles
final class Guardrails extends Construct {
  private final List<String> targets;

  Guardrails(Construct scope, String id, Deployment deployment, SetUp setUp) {
    super(scope, id);
    this.targets =
        deployment.organizationalUnits().isEmpty()
            ? List.of(setUp.rootId())
            : deployment.organizationalUnits();
    if (deployment.denyRoot()) {
      denyRoot();
    }
    if (deployment.protectForwarders()) {
      protectForwarders();
    }
  }

  private void denyRoot() {
    CfnPolicy policy =
        policy(
            "DenyRoot",
            "deny-root",
            "Root users may do nothing; centralized root sessions may",
            List.of(
                Map.of(
                    "Sid", "DenyRootUsers",
                    "Effect", "Deny",
                    "Action", "*",
                    "Resource", "*",
                    "Condition",
                        Map.of(
                            "ArnLike",
                            Map.of("aws:PrincipalArn", arn("iam::*:root")),
                            "Null",
                            Map.of("aws:AssumedRoot", "true")))));
    CfnOutput.Builder.create(this, "DenyRootPolicyId")
        .description("for the setting denyRootPolicy of the hub")
        .value(policy.getAttrId())
        .build();
  }

  /// StackSets' own roles may change forwarders, so nobody else may make or change those roles.
  private void protectForwarders() {
    policy(
        "ProtectForwarders",
        "protect-forwarders",
        "Only StackSets and the CDK may change Rootsweep's forwarders",
        List.of(
            denyToOthers(
                "ProtectRules",
                List.of(
                    "events:DeleteRule",
                    "events:DisableRule",
                    "events:PutRule",
                    "events:PutTargets",
                    "events:RemoveTargets"),
                arn("events:*:*:rule/" + ForwarderStack.RULE)),
            denyToOthers(
                "ProtectRoles", changesOfRoles(), arn("iam::*:role" + Names.ROLE_PATH + "*")),
            Map.of(
                "Sid",
                "ProtectStackSetsRoles",
                "Effect",
                "Deny",
                "Action",
                changesOfRoles(),
                "Resource",
                arn("iam::*:role/stacksets-exec-*"))));
  }

  private static List<String> changesOfRoles() {
    return List.of(
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePermissionsBoundary",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole");
  }

  private static Map<String, Object> denyToOthers(
      String sid, List<String> actions, String resource) {
    return Map.of(
        "Sid", sid,
        "Effect", "Deny",
        "Action", actions,
        "Resource", resource,
        "Condition",
            Map.of(
                "ArnNotLike",
                Map.of(
                    "aws:PrincipalArn",
                    List.of(
                        arn("iam::*:role/stacksets-exec-*"),
                        arn("iam::*:role/cdk-*-cfn-exec-role-*")))));
  }

  private static String arn(String rest) {
    return "arn:" + Aws.PARTITION + ":" + rest;
  }

  private CfnPolicy policy(
      String id, String name, String description, List<Map<String, Object>> statements) {
    return CfnPolicy.Builder.create(this, id)
        .name(Names.of(name))
        .description(description)
        .type("SERVICE_CONTROL_POLICY")
        .content(Map.of("Version", "2012-10-17", "Statement", statements))
        .targetIds(targets)
        .build();
  }
}
