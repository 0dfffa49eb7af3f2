package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Steps about the organization around the root users, and about the ledger.
final class OrganizationSteps {
  private static final String MANAGEMENT = ", in the management account: ";
  private static final String ENABLE =
      "aws organizations enable-aws-service-access --service-principal ";

  private static final Set<String> DELEGATING =
      Set.of(
          "RegisterOrganizationDelegatedAdmin",
          "RegisterDelegatedAdministrator",
          "PutResourcePolicy");

  private final Settings settings;
  private final RootUseSteps rootUse;

  OrganizationSteps(Settings settings, RootUseSteps rootUse) {
    this.settings = settings;
    this.rootUse = rootUse;
  }

  /// Only CloudTrail's access has a trail that must be updated.
  List<String> detection(RootActivity.GuardTouched guard, Incident incident) {
    String service = AwsCommands.word(guard.what(), "NAME-OF-THE-SERVICE");
    boolean stackSets = service.contains("stacksets");
    List<String> steps = new ArrayList<>();
    steps.add(
        "See which services still have access"
            + MANAGEMENT
            + "aws organizations list-aws-service-access-for-organization; "
            + (stackSets
                ? "aws cloudformation describe-organizations-access"
                : "aws cloudtrail describe-trails --region us-east-1"));
    steps.add(CallerSteps.ASK);
    steps.add(CallerSteps.stop(incident.evidence()));
    steps.add(
        "Put it back if nobody confirms it"
            + MANAGEMENT
            + ENABLE
            + service
            + (stackSets ? "; aws cloudformation activate-organizations-access" : ""));
    if (!stackSets) {
      steps.add(
          "Update the organization trail, so that it covers the member accounts again:"
              + " docs/runbook/detection-weakened.md has the command.");
    }
    return steps;
  }

  /// Only a new delegate can have done anything since then.
  List<String> delegation(Incident incident) {
    Evidence evidence = incident.evidence();
    List<String> steps = new ArrayList<>();
    steps.add(
        "See who the delegates are"
            + MANAGEMENT
            + "aws organizations list-delegated-administrators; aws organizations"
            + " describe-resource-policy");
    steps.add(CallerSteps.ASK);
    steps.add(CallerSteps.stop(evidence));
    steps.add("Put it back if nobody confirms it" + MANAGEMENT + delegationBack(evidence));
    if (DELEGATING.contains(evidence.action())) {
      steps.add("Look for changes of policies and trails that the delegate made since then.");
    }
    return steps;
  }

  private static String delegationBack(Evidence evidence) {
    String account = AwsCommands.touched(evidence, Touched.ACCOUNT, "ID-OF-THE-DELEGATE");
    String service = AwsCommands.touched(evidence, Touched.SERVICE, "NAME-OF-THE-SERVICE");
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
      case "PutResourcePolicy", "DeleteResourcePolicy" ->
          "write the delegation policy from your repository: aws organizations put-resource-policy"
              + " --content file://delegation-policy.json";
      default -> "put back what your repository says of it.";
    };
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

  /// Returns what to do when the ledger does not answer; `since` is empty where nobody knows how
  /// long.
  List<String> ledgerSilent(Instant since) {
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
            .formatted(openers(), AwsCommands.eventsSince("EventName", "AssumeRoot", since)));
  }

  /// Both the management account and a delegate can open root sessions.
  private String openers() {
    return ", in account "
        + settings.hubAccount()
        + (settings.hubAccount().equals(settings.managementAccount())
            ? ""
            : " and in the management account " + settings.managementAccount());
  }
}
