package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anyCase;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.either;
import static dev.rootsweep.infra.pattern.Match.prefix;
import static dev.rootsweep.infra.pattern.Match.suffix;
import static dev.rootsweep.infra.pattern.Match.wildcard;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Which events are wanted. Everything that the decoder of a handler understands is matched; what
/// is matched beside it is little, and the handler ignores it.
///
/// - shape: patterns as CloudFormation takes them, at most 2,048 characters each, which is what an
///   account may use without asking AWS for more (EventBridge User Guide, "Quotas")
public final class Patterns {
  private static final String IAM = "iam.amazonaws.com";
  private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";
  private static final String STACK_SETS = "stacksets.cloudformation.amazonaws.com";

  private Patterns() {}

  /// Matches what changes who is in the organization, from its management account.
  public static Map<String, Object> membership(String managementAccount) {
    return all(
        "source", any("aws.organizations"),
        "account", any(managementAccount),
        "detail",
            named(
                "CreateAccountResult",
                "CloseAccountResult",
                "AccountJoinedOrganization",
                "AccountDepartedOrganization"));
  }

  /// Matches our synthetic event, from the hub account.
  public static Map<String, Object> heartbeat(String hubAccount) {
    return all(
        "source", any(Names.SOURCE), "detail-type", any("Heartbeat"), "account", any(hubAccount));
  }

  /// Matches what a root user does or seems to do, and what is done to it; changes of Rootsweep
  /// itself are a pattern of their own, but for those of its rules.
  public static Map<String, Object> rootActivity(String managementAccount) {
    return either(
        List.of(
            byRoot(),
            recovery(),
            anomaly(),
            primaryEmail(),
            sessions(),
            features(),
            control(),
            vending(managementAccount),
            ownRules()));
  }

  /// Matches what weakens the guard around root users, from whatever account it is done: policies,
  /// delegates, trusted access, trails, and what CloudFormation says about the forwarders.
  public static Map<String, Object> guard(String managementAccount, String hubAccount) {
    return either(
        List.of(
            organization(),
            delegation(),
            departures(managementAccount),
            trails(),
            organizationsAccess(),
            plans(managementAccount, hubAccount),
            stackSet(managementAccount),
            ownRoles()));
  }

  /// A root user is known by its type, a federated one by its issuer's, and any by the end of its
  /// ARN: no name of IAM holds a colon.
  private static Map<String, Object> byRoot() {
    List<Object> root = List.of(anyCase("Root"));
    return all(
        "source", List.of(prefix("aws.")),
        "detail",
            all(
                "userIdentity",
                either(
                    List.of(
                        all("type", root),
                        all("sessionContext", all("sessionIssuer", all("type", root))),
                        all("arn", List.of(suffix(":root")))))));
  }

  /// Records about recovery need not say who asks; those that name another kind of user are not
  /// about root.
  private static Map<String, Object> recovery() {
    return all(
        "source", any("aws.signin"),
        "detail",
            all(
                "eventName",
                any(
                    "PasswordRecoveryRequested",
                    "PasswordRecoveryCompleted",
                    "PasswordUpdated",
                    "EmailUpdated"),
                "userIdentity",
                all("type", List.of(absent(), anythingBut(WatchedCalls.OTHERS)))));
  }

  private static Map<String, Object> primaryEmail() {
    return all(
        "source", any("aws.account"),
        "detail", named("StartPrimaryEmailUpdate", "AcceptPrimaryEmailUpdate"));
  }

  private static Map<String, Object> sessions() {
    return all("source", any("aws.sts"), "detail", named("AssumeRoot"));
  }

  private static Map<String, Object> features() {
    return all(
        "source", any("aws.iam"),
        "detail",
            named(
                "DisableOrganizationsRootCredentialsManagement",
                "DisableOrganizationsRootSessions"));
  }

  private static Map<String, Object> control() {
    return all("source", any("aws.controltower"), "detail", named("DisableControl"));
  }

  private static Map<String, Object> organization() {
    return all(
        "source", any("aws.organizations"),
        "detail",
            named(
                "AttachPolicy",
                "DetachPolicy",
                "UpdatePolicy",
                "DeletePolicy",
                "EnablePolicyType",
                "DisablePolicyType",
                "PutResourcePolicy",
                "DeleteResourcePolicy",
                "MoveAccount",
                "LeaveOrganization"));
  }

  /// A record that names no service may be about IAM.
  private static Map<String, Object> delegation() {
    return all(
        "source", any("aws.organizations"),
        "detail",
            all(
                "eventName",
                any(
                    "RegisterDelegatedAdministrator",
                    "DeregisterDelegatedAdministrator",
                    "DisableAWSServiceAccess"),
                "requestParameters",
                all(
                    "servicePrincipal",
                    List.of(IAM, CLOUDTRAIL, suffix(STACK_SETS), "", absent()))));
  }

  private static Map<String, Object> departures(String managementAccount) {
    return all(
        "source", any("aws.organizations"),
        "account", any(managementAccount),
        "detail", named("AccountDepartedOrganization", "CloseAccountResult"));
  }

  private static Map<String, Object> vending(String managementAccount) {
    return all(
        "source", any("aws.controltower"),
        "account", any(managementAccount),
        "detail",
            all(
                "eventName", any("CreateManagedAccount"),
                "serviceEventDetails",
                    all("createManagedAccountStatus", all("state", any("FAILED")))));
  }

  /// Which trail is meant stands in the request, in the answer or under `resources`; the reader
  /// passes over those of members' own.
  private static Map<String, Object> trails() {
    return all(
        "source", any("aws.cloudtrail"),
        "detail",
            named(
                "StopLogging",
                "DeleteTrail",
                "UpdateTrail",
                "PutEventSelectors",
                "RegisterOrganizationDelegatedAdmin",
                "DeregisterOrganizationDelegatedAdmin"));
  }

  private static Map<String, Object> organizationsAccess() {
    return all(
        "source", any("aws.cloudformation"), "detail", named("DeactivateOrganizationsAccess"));
  }

  /// What is executed without a stack's name, and what was prepared before.
  private static Map<String, Object> plans(String managementAccount, String hubAccount) {
    return all(
        "source", any("aws.cloudformation"),
        "account", Stream.of(managementAccount, hubAccount).distinct().toList(),
        "detail",
            either(
                List.of(
                    all("eventName", sorted(WatchedCalls.PLANS)),
                    all(
                        "eventName",
                        sorted(WatchedCalls.EXECUTIONS),
                        "requestParameters",
                        either(
                            List.of(
                                all("stackName", List.of("", absent())),
                                all("changeSetName", List.of(prefix(WatchedCalls.BY_ARN)))))))));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /// What CloudFormation itself says about our stack set, which is the management account's.
  private static Map<String, Object> stackSet(String managementAccount) {
    return all(
        "source",
        any("aws.cloudformation"),
        "detail-type",
        any(
            "CloudFormation StackSet StackInstance Status Change",
            "CloudFormation StackSet Operation Status Change"),
        "detail",
        all(
            "stack-set-arn",
            List.of(wildcard("*:" + managementAccount + ":stackset/" + Names.ANYWHERE))));
  }

  private static Map<String, Object> anomaly() {
    return all("source", any("aws.signin"), "detail-type", any("Sign-in Anomaly Alert"));
  }

  /// A rule that is switched off does not tell of it: each of two tells of the other.
  private static Map<String, Object> ownRules() {
    List<Object> ours = List.of(prefix(anyCase(Names.PREFIX)));
    return all(
        "source", any("aws.events"),
        "detail",
            all(
                "eventName",
                any("DeleteRule", "DisableRule", "PutRule", "PutTargets", "RemoveTargets"),
                "requestParameters",
                either(List.of(all("name", ours), all("rule", ours)))));
  }

  /// A rule whose role lost its right does not tell of it: another tells.
  private static Map<String, Object> ownRoles() {
    return all(
        "source", any("aws.iam"),
        "detail",
            all(
                "eventName",
                any(
                    "AttachRolePolicy",
                    "DeleteRole",
                    "DeleteRolePolicy",
                    "PutRolePermissionsBoundary",
                    "PutRolePolicy",
                    "UpdateAssumeRolePolicy"),
                "requestParameters",
                all("roleName", List.of(wildcard(Names.ANYWHERE)))));
  }

  private static Map<String, Object> named(String... events) {
    return all("eventName", any(events));
  }
}
