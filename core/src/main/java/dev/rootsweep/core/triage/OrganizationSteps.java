package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Settings;
import java.util.List;

/// What to do next about the organization around the root users, and about a deployment.
final class OrganizationSteps {
  private static final String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

  private final RootsweepCommands commands;
  private final AccountId managementAccount;

  OrganizationSteps(Settings settings) {
    this.commands = new RootsweepCommands(settings.ledgerTable());
    this.managementAccount = settings.managementAccount();
  }

  static List<String> detection(Incident incident) {
    return List.of(
        "See which services still have access. In the management account: aws organizations"
            + " list-aws-service-access-for-organization",
        CallerSteps.ASK,
        "Restore the access of CloudTrail: aws organizations enable-aws-service-access"
            + " --service-principal cloudtrail.amazonaws.com. Then update the organization"
            + " trail, so that it covers the member accounts again.",
        "Restore the access of StackSets: aws organizations enable-aws-service-access"
            + " --service-principal "
            + STACK_SETS
            + ", then aws cloudformation activate-organizations-access",
        CallerSteps.stop(incident.evidence()));
  }

  static List<String> delegation(Incident incident) {
    return List.of(
        "See the delegates and the delegation policy. In the management account: aws"
            + " organizations list-delegated-administrators, then aws organizations"
            + " describe-resource-policy",
        CallerSteps.ASK,
        "If nobody on your team did this: remove the delegate in the console of AWS Organizations.",
        CallerSteps.stop(incident.evidence()),
        "Look for changes of policies and trails that the delegate made since then.");
  }

  static List<String> deployed(Incident incident) {
    return List.of(
        "If your team deployed Rootsweep: no action is needed.",
        CallerSteps.whatElse(incident.evidence()),
        "If nobody on your team deployed it: compare the deployed stacks with your repository: npx"
            + " cdk diff",
        CallerSteps.stop(incident.evidence()),
        "If the stacks differ: deploy Rootsweep again from a clean checkout.");
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

  static List<String> moved(Incident incident) {
    AccountId account = incident.account();
    return List.of(
        "See where the account is now: aws organizations list-parents --child-id " + account,
        "See which policies apply to it now: aws organizations list-policies-for-target"
            + " --target-id "
            + account
            + " --filter SERVICE_CONTROL_POLICY",
        CallerSteps.ASK,
        "If nobody on your team moved it: move it back in the console of AWS Organizations.",
        CallerSteps.stop(incident.evidence()));
  }

  List<String> leaving(Incident incident) {
    return List.of(
        "Ask the account owner whether this was intended. AWS refused it: nothing has changed.",
        "See what the root user holds: " + commands.audit(incident.account()),
        CallerSteps.stop(incident.evidence()));
  }

  List<String> anomaly(Incident incident) {
    AccountId account = incident.account();
    return List.of(
        "Open the event in the console of account "
            + account
            + " and see which user signed in. AWS publishes no format for this event.",
        "See the sign-ins of that time: "
            + AwsCommands.events(
                AwsCommands.region(incident.evidence()), "EventName", "ConsoleLogin"),
        "If it was the root user, and nobody on your team signed in: follow the steps of the"
            + " alert for a root sign-in.",
        account.equals(managementAccount)
            ? "Change the root password of the management account if you cannot tell."
            : "See what the root user holds: " + commands.audit(account));
  }
}
