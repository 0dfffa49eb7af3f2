package dev.rootsweep.infra.organization;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.forwarder.ForwarderStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final List<String> deployers;
  private final Optional<CfnPolicy> denyRoot;

  Guardrails(Construct scope, String id, Deployment deployment, SetUp setUp, String qualifier) {
    super(scope, id);
    this.deployers =
        Stream.concat(
                Stream.of(arn("iam::*:role/stacksets-exec-*")),
                deployment.mayDeploy(qualifier).stream())
            .toList();
    this.targets =
        deployment.forwarderUnits().isEmpty()
            ? List.of(setUp.rootId())
            : deployment.forwarderUnits();
    this.denyRoot = deployment.denyRoot() ? Optional.of(denyRoot()) : Optional.empty();
    if (deployment.protectForwarders()) {
      CfnPolicy protection = protectForwarders();
      // Organizations refuses two changes at once.
      denyRoot.ifPresent(protection::addResourceDependency);
    }
  }

  /// Returns the id of the policy that denies root users, where it was asked for.
  Optional<String> denyRootPolicy() {
    return denyRoot.map(CfnPolicy::getAttrId);
  }

  private CfnPolicy denyRoot() {
    CfnPolicy policy =
        policy(
            "DenyRoot",
            "deny-root",
            "Root users may do nothing; centralized root sessions may",
            List.of(
                ordered(
                    "Sid",
                    "DenyRootUsers",
                    "Effect",
                    "Deny",
                    "Action",
                    "*",
                    "Resource",
                    "*",
                    "Condition",
                    ordered(
                        "ArnLike",
                        Map.of("aws:PrincipalArn", arn("iam::*:root")),
                        "Null",
                        Map.of("aws:AssumedRoot", "true")))));
    CfnOutput.Builder.create(this, "DenyRootPolicyId")
        .description("for the setting denyRootPolicy of the hub")
        .value(policy.getAttrId())
        .build();
    return policy;
  }

  /// StackSets' own roles may change forwarders, so nobody else may make or change those roles. Of
  /// all others only those may that the deployment names, each with its account: anybody in a
  /// member account could make one of the same name there.
  private CfnPolicy protectForwarders() {
    return policy(
        "ProtectForwarders",
        "protect-forwarders",
        "Only StackSets and those who deploy may change Rootsweep's forwarders",
        List.of(
            denyToOthers(
                "ProtectRules",
                List.of(
                    "events:DeleteRule",
                    "events:DisableRule",
                    "events:PutRule",
                    "events:PutTargets",
                    "events:RemoveTargets"),
                List.of(
                    arn("events:*:*:rule/" + Names.of(ForwarderStack.MEMBER) + "-*"),
                    arn("events:*:*:rule/" + Names.of(ForwarderStack.LOCAL) + "-*"))),
            denyToOthers(
                "ProtectStacks",
                List.of(
                    "cloudformation:CancelUpdateStack",
                    "cloudformation:ContinueUpdateRollback",
                    "cloudformation:CreateChangeSet",
                    "cloudformation:DeleteStack",
                    "cloudformation:ExecuteChangeSet",
                    "cloudformation:RollbackStack",
                    "cloudformation:SetStackPolicy",
                    "cloudformation:UpdateStack"),
                List.of(
                    arn("cloudformation:*:*:stack/StackSet-" + Names.of("forwarder") + "-*"),
                    arn("cloudformation:*:*:stack/" + Names.PREFIX + "-*forwarder-*"))),
            denyToOthers(
                "ProtectRoles",
                changesOfRoles(),
                List.of(arn("iam::*:role" + Names.ROLE_PATH + "*"))),
            ordered(
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

  private Map<String, Object> denyToOthers(
      String sid, List<String> actions, List<String> resources) {
    return ordered(
        "Sid",
        sid,
        "Effect",
        "Deny",
        "Action",
        actions,
        "Resource",
        resources,
        "Condition",
        Map.of("ArnNotLike", Map.of("aws:PrincipalArn", deployers)));
  }

  /// The same template each time it is synthesized.
  private static Map<String, Object> ordered(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
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
        .content(ordered("Version", "2012-10-17", "Statement", statements))
        .targetIds(targets)
        .build();
  }
}
