package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.settings.Settings;
import java.util.List;
import java.util.stream.Stream;

/// What to do next, in order.
final class NextSteps {
  private static final String ASK_OWNER =
      "Ask the owner of the account, by a way that does not need the account, whether this was"
          + " they.";

  private final Settings settings;

  NextSteps(Settings settings) {
    this.settings = settings;
  }

  List<String> of(ActivityAlertKind kind, AccountId account) {
    return switch (kind) {
      case ROOT_SIGN_IN,
          ROOT_KEY_USED,
          ROOT_CALL,
          ROOT_UNKNOWN,
          ROOT_IDENTITY_CHANGED,
          ROOT_CREDENTIAL_CHANGED ->
          rootUse(kind, account);
      case ROOT_SIGN_IN_FAILED ->
          List.of(
              "See whether a root sign-in to the account succeeded afterwards; that would be an"
                  + " alert of its own.",
              "If nobody tried to sign in: see that the account's root user has no password"
                  + " (rootsweep check "
                  + account
                  + ").",
              "If it goes on: change the e-mail address of the root user, which is known to"
                  + " somebody.");
      case PASSWORD_RECOVERY_REQUESTED ->
          List.of(
              "See that nobody but you reads the mailbox of the root user's address.",
              "If nobody of yours asked: run rootsweep check "
                  + account
                  + "; a root user without credentials cannot complete a recovery.",
              "Expect phishing of the people behind that mailbox.");
      case ROOT_SESSION_OPENED, ROOT_SESSION_CALL -> foreignSession(account);
      case OWN_ROLE_MISUSED ->
          List.of(
              "Treat the role's credentials as stolen: attach the policy AWSRevokeOlderSessions to"
                  + " the role (IAM console, role, Revoke sessions).",
              "Find in CloudTrail of account "
                  + settings.hubAccount()
                  + " where the session began and what else it did.",
              "Run rootsweep check " + account + " when the role is yours again.");
      case ROOT_SESSION_DENIED ->
          List.of(
              "Ask the caller what was wanted; AWS refused it, nothing has changed.",
              "If nobody can say: treat the caller's credentials as stolen, and revoke its"
                  + " sessions.");
      case ROOT_ACCESS_WEAKENED ->
          List.of(
              "Ask the caller at once; until this is undone Rootsweep is blind or helpless.",
              "Undo it, in the management account. The features: aws iam"
                  + " enable-organizations-root-credentials-management; aws iam"
                  + " enable-organizations-root-sessions.",
              "Trusted access: aws organizations enable-aws-service-access --service-principal"
                  + " iam.amazonaws.com. The delegate: aws organizations"
                  + " register-delegated-administrator --service-principal iam.amazonaws.com"
                  + " --account-id "
                  + settings.hubAccount()
                  + ".",
              "If nobody can say why: treat the caller's credentials as stolen.");
      case POLICY_CHANGED ->
          List.of(
              "Compare the policy with what you expect: aws organizations describe-policy, aws"
                  + " organizations list-targets-for-policy.",
              "If nobody of yours did it: attach it again, and treat the caller's credentials as"
                  + " stolen.");
      case OWN_RESOURCE_CHANGED ->
          List.of(
              "Until it is mended alerts may be missing: deploy Rootsweep again (cdk deploy).",
              "Ask the caller why; changes belong into a deployment.",
              "If nobody can say: treat the caller's credentials as stolen, and look for root use"
                  + " in CloudTrail since then.");
      case TRAIL_CHANGED ->
          List.of(
              "Without a trail no event reaches Rootsweep. See its state: aws cloudtrail"
                  + " get-trail-status.",
              "Switch it on again: aws cloudtrail start-logging.",
              "If nobody of yours did it: treat the caller's credentials as stolen.");
      case LEDGER_SILENT -> ledgerSilent();
      case DETECTION_WEAKENED -> OrganizationSteps.detection();
      case DELEGATION_CHANGED -> OrganizationSteps.delegation();
      case DEPLOYED -> OrganizationSteps.deployed();
      case FORWARDER_FAILED -> OrganizationSteps.forwarder();
      case ACCOUNT_MOVED -> OrganizationSteps.moved(account);
      case LEAVE_REFUSED -> OrganizationSteps.leaving(account);
      case SIGN_IN_ANOMALY -> OrganizationSteps.anomaly(account, settings.managementAccount());
      case ACCOUNT_DEPARTED ->
          List.of(
              "If this was agreed: nothing. Rootsweep no longer watches the account.",
              "If not: the account has its own root user again and pays its own bill; call its"
                  + " owner and AWS Support.");
    };
  }

  private List<String> ledgerSilent() {
    String table = settings.ledgerTable().isEmpty() ? "TABLE" : settings.ledgerTable();
    return List.of(
        "In the hub account, see whether the table answers: aws dynamodb describe-table"
            + " --table-name "
            + table,
        "Find who changed or deleted it: aws cloudtrail lookup-events --lookup-attributes"
            + " AttributeKey=ResourceName,AttributeValue="
            + table,
        "If the table is gone, restore the backup that DynamoDB made when it was deleted: aws"
            + " dynamodb list-backups --backup-type SYSTEM --table-name "
            + table,
        "If nobody can say why: treat the caller's credentials as stolen, and look in CloudTrail"
            + " for root sessions (sts:AssumeRoot) since then.");
  }

  private List<String> rootUse(ActivityAlertKind kind, AccountId account) {
    Stream<String> first = Stream.of(ASK_OWNER, cutOff(account));
    Stream<String> then =
        Stream.of(
            "Read in CloudTrail what the root user of " + account + " did since, in every Region.",
            again(kind, account));
    return Stream.concat(first, then).toList();
  }

  private String again(ActivityAlertKind kind, AccountId account) {
    if (account.equals(settings.managementAccount())) {
      return "Rootsweep cannot remove root credentials of the management account: change its"
          + " password, delete its keys and see to its MFA by hand.";
    }
    return kind == ActivityAlertKind.ROOT_KEY_USED
        ? "Find what uses the key before it is removed: it cannot be restored. Then rootsweep"
            + " approve "
            + account
            + " --reason \"...\""
        : "When you know what happened: rootsweep check "
            + account
            + " shows whether credentials are left.";
  }

  private String cutOff(AccountId account) {
    if (account.equals(settings.managementAccount())) {
      return "Sessions that are open may last up to 12 h, and no policy binds the management"
          + " account: change the root password and call AWS Support if it is not yours any"
          + " more.";
    }
    String policy = settings.watch().denyRootPolicy();
    return "If it was not: cut off the sessions that are open, which may last up to 12 h, by the"
        + " service control policy that denies root. In the management account: aws organizations"
        + " attach-policy --policy-id "
        + (policy.isEmpty() ? "ID-OF-THAT-POLICY" : policy)
        + " --target-id "
        + account;
  }

  private static List<String> foreignSession(AccountId account) {
    return List.of(
        "Ask the caller what the session was for; it lasts 15 min at most.",
        "If nobody can say: treat the caller's credentials as stolen, and revoke its sessions.",
        "Run rootsweep check " + account + " to see what the root user holds now.",
        "See that nobody but Rootsweep may call sts:AssumeRoot.");
  }
}
