package dev.rootsweep.infra.pattern;

import static dev.rootsweep.infra.pattern.Match.absent;
import static dev.rootsweep.infra.pattern.Match.all;
import static dev.rootsweep.infra.pattern.Match.any;
import static dev.rootsweep.infra.pattern.Match.anyCase;
import static dev.rootsweep.infra.pattern.Match.anythingBut;
import static dev.rootsweep.infra.pattern.Match.either;
import static dev.rootsweep.infra.pattern.Match.prefix;
import static dev.rootsweep.infra.pattern.Match.suffix;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;

/// Which events are wanted. Everything that the decoder of a handler understands is matched; what
/// is matched beside it is little, and the handler ignores it.
///
/// - shape: patterns as CloudFormation takes them, at most 2,048 characters each, which is what an
///   account may use without asking AWS for more (EventBridge User Guide, "Quotas")
public final class Patterns {
  private static final String IAM = "iam.amazonaws.com";

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

  /// Matches what a root user does or seems to do, what is done to it, and what weakens the guard;
  /// changes of Rootsweep itself are a pattern of their own, but for those of its rules.
  public static Map<String, Object> rootActivity(String managementAccount) {
    return either(
        List.of(
            byRoot(),
            recovery(),
            primaryEmail(),
            sessions(),
            features(),
            control(),
            delegation(managementAccount),
            policies(managementAccount),
            vending(managementAccount),
            trails(managementAccount),
            ownRules()));
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

  /// A record that names no service may be about IAM.
  private static Map<String, Object> delegation(String managementAccount) {
    return all(
        "source", any("aws.organizations"),
        "account", any(managementAccount),
        "detail",
            all(
                "eventName",
                any(
                    "RegisterDelegatedAdministrator",
                    "DeregisterDelegatedAdministrator",
                    "DisableAWSServiceAccess"),
                "requestParameters",
                all("servicePrincipal", List.of(IAM, "", absent()))));
  }

  private static Map<String, Object> policies(String managementAccount) {
    return all(
        "source", any("aws.organizations"),
        "account", any(managementAccount),
        "detail",
            named(
                "DetachPolicy",
                "UpdatePolicy",
                "DeletePolicy",
                "DisablePolicyType",
                "AccountDepartedOrganization"));
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

  private static Map<String, Object> trails(String managementAccount) {
    return all(
        "source", any("aws.cloudtrail"),
        "account", any(managementAccount),
        "detail", named("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"));
  }

  /// A rule that is switched off does not tell of it: each of two tells of the other.
  private static Map<String, Object> ownRules() {
    List<Object> ours = List.of(prefix(Names.PREFIX));
    return all(
        "source", any("aws.events"),
        "detail",
            all(
                "eventName",
                any("DeleteRule", "DisableRule", "PutRule", "PutTargets", "RemoveTargets"),
                "requestParameters",
                either(List.of(all("name", ours), all("rule", ours)))));
  }

  private static Map<String, Object> named(String... events) {
    return all("eventName", any(events));
  }
}
