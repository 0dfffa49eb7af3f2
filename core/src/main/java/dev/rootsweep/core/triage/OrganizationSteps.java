package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import java.util.List;

/// What to do next about the organization around the root users, and about a deployment.
final class OrganizationSteps {
  private static final String STOLEN =
      "If nobody on your team did this: treat the caller's credentials as stolen, and revoke the"
          + " caller's sessions.";
  private static final String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

  private OrganizationSteps() {}

  static List<String> detection() {
    return List.of(
        "See which services still have access. In the management account: aws organizations"
            + " list-aws-service-access-for-organization",
        "Restore the access of CloudTrail: aws organizations enable-aws-service-access"
            + " --service-principal cloudtrail.amazonaws.com. Then update the organization"
            + " trail, so that it covers the member accounts again.",
        "Restore the access of StackSets: aws organizations enable-aws-service-access"
            + " --service-principal "
            + STACK_SETS
            + ", then aws cloudformation activate-organizations-access",
        STOLEN);
  }

  static List<String> delegation() {
    return List.of(
        "See the delegates and the delegation policy. In the management account: aws"
            + " organizations list-delegated-administrators, then aws organizations"
            + " describe-resource-policy",
        "If nobody on your team did this: remove the delegate in the console of AWS"
            + " Organizations, and treat the caller's credentials as stolen.",
        "Look for changes of policies and trails that the delegate made since then.");
  }

  static List<String> deployed() {
    return List.of(
        "If your team deployed Rootsweep: no action is needed.",
        "If not: compare the deployed stacks with your repository: npx cdk diff",
        "If the stacks differ: treat the credentials of the deployment role as stolen, and"
            + " deploy again.");
  }

  static List<String> forwarder() {
    return List.of(
        "See which stack instances failed, and why. In the management account: aws"
            + " cloudformation list-stack-instances --stack-set-name rootsweep-forwarder"
            + " --filters Name=DETAILED_STATUS,Values=FAILED",
        "Until this is repaired, Rootsweep receives no root activity from the account and"
            + " Region. The daily sweep still checks the account.",
        "Remove the cause, then deploy again: npx cdk deploy rootsweep-organization");
  }

  static List<String> moved(AccountId account) {
    return List.of(
        "See where the account is now: aws organizations list-parents --child-id " + account,
        "See which policies apply to it now: aws organizations list-policies-for-target"
            + " --target-id "
            + account
            + " --filter SERVICE_CONTROL_POLICY",
        "If nobody on your team moved it: move it back in the console of AWS Organizations,"
            + " and treat the caller's credentials as stolen.");
  }

  static List<String> leaving(AccountId account) {
    return List.of(
        "Ask the account owner whether this was intended. AWS refused it: nothing has"
            + " changed.",
        STOLEN,
        "Run rootsweep check " + account + " to see what the root user holds.");
  }

  static List<String> anomaly(AccountId account, AccountId management) {
    return List.of(
        "Open the event in the console of account "
            + account
            + " and see which user signed in. AWS publishes no format for this event.",
        "If it was the root user, and nobody on your team signed in: follow the steps of the"
            + " alert for a root sign-in.",
        account.equals(management)
            ? "Change the root password of the management account if you cannot tell."
            : "Run rootsweep check " + account + " to see what the root user holds.");
  }
}
