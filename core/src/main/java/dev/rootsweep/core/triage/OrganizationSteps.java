package dev.rootsweep.core.triage;

import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Touched;
import java.util.List;

/// Steps about the organization around the root users, and about a deployment.
final class OrganizationSteps {
  private static final String MANAGEMENT = ", in the management account: ";
  private static final String ENABLE =
      "aws organizations enable-aws-service-access --service-principal ";

  private final Settings settings;
  private final RootUseSteps rootUse;

  OrganizationSteps(Settings settings, RootUseSteps rootUse) {
    this.settings = settings;
    this.rootUse = rootUse;
  }

  List<String> detection(RootActivity.GuardTouched guard, Incident incident) {
    String service = AwsCommands.word(guard.what(), "NAME-OF-THE-SERVICE");
    return List.of(
        "See which services still have access"
            + MANAGEMENT
            + "aws organizations list-aws-service-access-for-organization; aws cloudtrail"
            + " describe-trails --region us-east-1",
        CallerSteps.ASK,
        CallerSteps.stop(incident.evidence()),
        "Put it back"
            + MANAGEMENT
            + ENABLE
            + service
            + (service.contains("stacksets")
                ? "; aws cloudformation activate-organizations-access"
                : ""),
        "Update the organization trail, so that it covers the member accounts again:"
            + " docs/runbook/detection-weakened.md has the command.");
  }

  List<String> delegation(Incident incident) {
    Evidence evidence = incident.evidence();
    return List.of(
        "See who the delegates are"
            + MANAGEMENT
            + "aws organizations list-delegated-administrators; aws organizations"
            + " describe-resource-policy",
        CallerSteps.ASK,
        CallerSteps.stop(evidence),
        "Put it back if nobody confirms it" + MANAGEMENT + delegationBack(evidence),
        "Look for changes of policies and trails that the delegate made since then.");
  }

  private static String delegationBack(Evidence evidence) {
    String account = named(evidence, Touched.ACCOUNT, "ID-OF-THE-DELEGATE");
    String service = named(evidence, Touched.SERVICE, "NAME-OF-THE-SERVICE");
    String organizations =
        "aws organizations %s-delegated-administrator --account-id "
            + account
            + " --service-principal "
            + service;
    return switch (evidence.action()) {
      case "RegisterOrganizationDelegatedAdmin" ->
          "aws cloudtrail deregister-organization-delegated-admin --delegated-admin-account-id "
              + account;
      case "DeregisterOrganizationDelegatedAdmin" ->
          "aws cloudtrail register-organization-delegated-admin --member-account-id " + account;
      case "RegisterDelegatedAdministrator" -> organizations.formatted("deregister");
      case "DeregisterDelegatedAdministrator" -> organizations.formatted("register");
      default ->
          "write the delegation policy from your repository: aws organizations put-resource-policy"
              + " --content file://delegation-policy.json";
    };
  }

  List<String> deployed(Incident incident) {
    return List.of(
        "See what was deployed, in account %s: aws cloudformation describe-stacks --region %s --query 'Stacks[].[StackName,StackStatus,LastUpdatedTime]' --output text"
            .formatted(
                incident.evidence().origin().account(), AwsCommands.region(incident.evidence())),
        "Contact those who deploy Rootsweep over a separate channel and ask whether this was them."
            + " If it was, no action is needed.",
        CallerSteps.stop(incident.evidence()),
        "Compare the stacks with a clean checkout, and deploy again if they differ: npx cdk diff");
  }

  List<String> forwarder(RootActivity.StackSetReported reported) {
    String region = AwsCommands.word(reported.evidence().origin().region(), "");
    return List.of(
        "See which stack instances failed"
            + MANAGEMENT
            + "aws cloudformation list-stack-instances%s --stack-set-name %s --filters Name=DETAILED_STATUS,Values=%s"
                .formatted(
                    AwsCommands.in(region),
                    AwsCommands.word(reported.stackSet(), "NAME-OF-THE-STACK-SET"),
                    reported.status().equals("INOPERABLE") ? "INOPERABLE" : "FAILED"),
        "Remove the cause: until then, Rootsweep receives no root activity from the account and the"
            + " Region. The daily sweep still checks the account.",
        "Deploy again: npx cdk deploy rootsweep-organization");
  }

  List<String> moved(RootActivity.AccountMoved moved, Incident incident) {
    String account = moved.account().isPresent() ? moved.concerned().value() : "ID-OF-THE-ACCOUNT";
    return List.of(
        "See where the account is and which policies apply"
            + MANAGEMENT
            + "aws organizations list-parents --child-id %s; aws organizations list-policies-for-target --target-id %s --filter SERVICE_CONTROL_POLICY"
                .formatted(account, account),
        CallerSteps.ASK,
        CallerSteps.stop(incident.evidence()),
        "Move the account back if nobody confirms it"
            + MANAGEMENT
            + "aws organizations move-account --account-id %s --source-parent-id %s --destination-parent-id %s"
                .formatted(
                    account,
                    AwsCommands.word(moved.to(), "ID-OF-THE-PARENT"),
                    AwsCommands.word(moved.from(), "ID-OF-THE-FORMER-PARENT")),
        "Look for root activity in the account since then, in account %s: %s"
            .formatted(
                account,
                AwsCommands.eventsSince("Username", "root", incident.evidence().origin().at())));
  }

  List<String> leaving(Incident incident) {
    return List.of(
        CallerSteps.whatElse(incident.evidence()),
        RootUseSteps.ASK_OWNER,
        CallerSteps.stop(incident.evidence()),
        "See that a service control policy denies organizations:LeaveOrganization for every"
            + " account.",
        rootUse.whatIsLeft(incident));
  }

  List<String> anomaly(Incident incident) {
    return List.of(
        "See the sign-ins of the account, in account %s: %s"
            .formatted(
                incident.account(), AwsCommands.eventsEverywhere("EventName", "ConsoleLogin")),
        RootUseSteps.ASK_OWNER,
        rootUse.cutOff(incident),
        rootUse.whatIsLeft(incident));
  }

  List<String> ledgerSilent() {
    String table = AwsCommands.word(settings.ledgerTable(), "TABLE");
    String inRegion = AwsCommands.in(settings.region());
    String hub = ", in account " + settings.hubAccount();
    return List.of(
        "See whether the table answers%s: aws dynamodb describe-table%s --table-name %s --query 'Table.[TableStatus,SSEDescription]'"
            .formatted(hub, inRegion, table),
        "See what keeps Rootsweep from it, if the table is ACTIVE: its key, its resource policy or"
            + " the role of the function. docs/runbook/ledger-silent.md has the commands.",
        "See who changed or deleted it%s: aws cloudtrail lookup-events%s --lookup-attributes AttributeKey=ResourceName,AttributeValue=%s"
            .formatted(hub, inRegion, table),
        CallerSteps.ASK,
        "Stop the caller if nobody confirms it: docs/runbook/stop-a-caller.md says how.",
        "Restore the backup that DynamoDB made, if the table was deleted%s (docs/runbook/ledger-silent.md has the next command): aws dynamodb list-backups%s --backup-type SYSTEM --table-name %s"
            .formatted(hub, inRegion, table),
        "Look for root sessions that others opened since then%s: %s"
            .formatted(hub, AwsCommands.eventsEverywhere("EventName", "AssumeRoot")));
  }

  private static String named(Evidence evidence, String what, String otherwise) {
    return evidence.touched(what).map(name -> AwsCommands.word(name, otherwise)).orElse(otherwise);
  }
}
