package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Touched;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Steps about Rootsweep's own resources: a change of them, a deployment, a forwarder that failed.
///
/// - source: CDK Developer Guide, "cdk deploy"; CloudFormation User Guide, "Using drift-aware
///   change sets": a deployment of an unchanged template changes nothing, unless it reverts drift
final class DeploymentSteps {
  private static final String ASK = CallerSteps.ASK + " Changes belong in a deployment.";
  private static final String PAGE = "docs/runbook/own-resource-changed.md";

  /// As the stack set's own: one account that refuses must not keep the others from their update.
  private static final String PREFERENCES =
      "RegionConcurrencyType=PARALLEL,ConcurrencyMode=SOFT_FAILURE_TOLERANCE,FailureTolerancePercentage=100,MaxConcurrentPercentage=10";

  private final Settings settings;

  DeploymentSteps(Settings settings) {
    this.settings = settings;
  }

  List<String> changed(RootActivity.OwnResourceChanged changed, Incident incident) {
    Evidence evidence = incident.evidence();
    boolean purged = evidence.action().equals("PurgeQueue");
    Stream<String> back =
        purged ? Stream.empty() : Stream.of(byHand(changed).orElseGet(() -> putBack(evidence)));
    Stream<String> sweep =
        purged
            ? Stream.of(
                "Run the next sweep now, because purged messages are lost: docs/deploying.md has"
                    + " the command.")
            : Stream.empty();
    return Stream.of(
            Stream.of(CallerSteps.whatElse(evidence), ASK, CallerSteps.stop(evidence)),
            back,
            Stream.of(rootActivity(evidence)),
            sweep)
        .flatMap(steps -> steps)
        .toList();
  }

  /// The record names no stack.
  List<String> executed(RootActivity.PlanExecuted executed, Incident incident) {
    Evidence evidence = incident.evidence();
    return List.of(
        "See which stack it was, in account %s. If it is none of Rootsweep's, no action is needed: %s"
            .formatted(evidence.origin().account(), planned(executed)),
        CallerSteps.whatElse(evidence),
        ASK,
        CallerSteps.stop(evidence),
        putBack(evidence),
        rootActivity(evidence));
  }

  private static String planned(RootActivity.PlanExecuted executed) {
    String region = AwsCommands.region(executed.evidence());
    return executed.evidence().action().equals("ExecuteStackRefactor")
        ? "aws cloudformation describe-stack-refactor --region %s --stack-refactor-id %s --query StackIds"
            .formatted(region, AwsCommands.word(executed.plan(), "ID-OF-THE-REFACTOR"))
        : "aws cloudformation describe-change-set --region %s --change-set-name %s --query '[StackName,Changes[].ResourceChange.[Action,LogicalResourceId]]'"
            .formatted(region, AwsCommands.word(executed.plan(), "ARN-OF-THE-CHANGE-SET"));
  }

  /// Returns how to undo what no template sets, and so no deployment reverts.
  private static Optional<String> byHand(RootActivity.OwnResourceChanged changed) {
    Evidence evidence = changed.evidence();
    String region = AwsCommands.region(evidence);
    Optional<String> command =
        switch (evidence.action()) {
          case "PutAlarmMuteRule" ->
              Optional.of(
                  "aws cloudwatch delete-alarm-mute-rule --region %s --alarm-mute-rule-name %s"
                      .formatted(region, AwsCommands.touched(evidence, Touched.MUTE_RULE, "NAME")));
          case "DisableAlarmActions" ->
              Optional.of(
                  "aws cloudwatch enable-alarm-actions --region %s --alarm-names $(aws cloudwatch describe-alarms --region %s --alarm-name-prefix rootsweep --query 'MetricAlarms[].AlarmName' --output text)"
                      .formatted(region, region));
          case "PutFunctionConcurrency20171031" ->
              Optional.of(
                  "aws lambda delete-function-concurrency --region %s --function-name %s"
                      .formatted(region, AwsCommands.word(changed.resource(), "NAME")));
          case "DeleteStackInstances" ->
              Optional.of("docs/runbook/forwarder-failed.md has the command, under INOPERABLE.");
          default -> Optional.empty();
        };
    return command.map(
        undo ->
            "Undo what no deployment reverts, in account %s (Rootsweep may alert on this too): %s"
                .formatted(evidence.origin().account(), undo));
  }

  private String putBack(Evidence evidence) {
    AccountId account = evidence.origin().account();
    if (account.equals(settings.hubAccount()) || account.equals(settings.managementAccount())) {
      return "Put Rootsweep back, from a clean checkout with the settings of your deployment (cdk.json, or the same -c as before). Without --revert-drift the CDK skips a stack whose template is unchanged. Until then alerts may be missing. %s says what this does not revert: %s"
          .formatted(PAGE, deploy(settings, account));
    }
    return "Put Rootsweep back, in account %s (%s has the next commands). Until then alerts may be missing: aws cloudformation describe-stacks --region %s --query \"Stacks[?starts_with(StackName,'StackSet-rootsweep-forwarder')].StackName\" --output text"
        .formatted(account, PAGE, AwsCommands.region(evidence));
  }

  /// Returns the command that brings the stacks of an account back to their templates.
  static String deploy(Settings settings, AccountId account) {
    String stacks =
        account.equals(settings.hubAccount()) ? "rootsweep-hub*" : "rootsweep-organization*";
    return "npx cdk deploy --revert-drift '%s'"
        .formatted(
            settings.hubAccount().equals(settings.managementAccount()) ? "rootsweep*" : stacks);
  }

  private static String rootActivity(Evidence evidence) {
    return "Look for root activity since then, in the accounts that the caller can reach: "
        + AwsCommands.eventsSince("Username", "root", evidence.origin().at());
  }

  List<String> deployed(Incident incident) {
    return List.of(
        "See what was deployed, in account %s: aws cloudformation describe-stacks --region %s --query 'Stacks[].[StackName,StackStatus,LastUpdatedTime]' --output text"
            .formatted(
                incident.evidence().origin().account(), AwsCommands.region(incident.evidence())),
        "Contact those who deploy Rootsweep over a separate channel and ask whether this was them."
            + " If it was, no action is needed.",
        CallerSteps.stop(incident.evidence()),
        "Compare the stacks with a clean checkout and the settings of your deployment, and deploy"
            + " again if they differ: npx cdk diff");
  }

  List<String> forwarder(RootActivity.StackSetReported reported) {
    String inRegion = AwsCommands.in(AwsCommands.word(reported.evidence().origin().region(), ""));
    String stackSet = AwsCommands.word(reported.stackSet(), "NAME-OF-THE-STACK-SET");
    boolean inoperable = reported.status().equals("INOPERABLE");
    return List.of(
        "See which stack instances failed, in the management account: aws cloudformation list-stack-instances%s --stack-set-name %s --filters Name=DETAILED_STATUS,Values=%s"
            .formatted(inRegion, stackSet, inoperable ? "INOPERABLE" : "FAILED"),
        "Remove the cause: until then, Rootsweep receives no root activity from the account and the"
            + " Region. The daily sweep still checks the account.",
        inoperable
            ? "Replace the stack instance, which CloudFormation cannot update any more:"
                + " docs/runbook/forwarder-failed.md has the commands."
            : "Update the stack instances, in the management account (Rootsweep alerts on this too; a deployment would skip the unchanged stack set): aws cloudformation update-stack-set%s --stack-set-name %s --use-previous-template --capabilities CAPABILITY_IAM --operation-preferences %s"
                .formatted(inRegion, stackSet, PREFERENCES));
  }
}
