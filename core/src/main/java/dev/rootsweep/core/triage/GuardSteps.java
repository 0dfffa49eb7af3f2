package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.Touched;
import java.util.List;

/// Steps after central root access, a trail or a membership was touched: see what is left of it,
/// ask and stop the caller, put it back.
final class GuardSteps {
  private static final String SELECTORS =
      " (this replaces all selectors of the trail; add those for data events that you need)";
  private static final String MANAGEMENT = ", in the management account: ";

  private final Settings settings;

  GuardSteps(Settings settings) {
    this.settings = settings;
  }

  List<String> access(Incident incident) {
    Evidence evidence = incident.evidence();
    return List.of(
        "See what is switched on"
            + MANAGEMENT
            + "aws iam list-organizations-features;"
            + " aws organizations list-delegated-administrators --service-principal"
            + " iam.amazonaws.com; aws organizations list-aws-service-access-for-organization",
        CallerSteps.ASK
            + " Until it is reverted, Rootsweep may be unable to audit accounts and to remove"
            + " credentials.",
        CallerSteps.stop(evidence),
        "Put it back if nobody confirms it" + MANAGEMENT + accessBack(evidence));
  }

  private String accessBack(Evidence evidence) {
    String delegate = " --service-principal iam.amazonaws.com --account-id ";
    return switch (evidence.action()) {
      case "DisableOrganizationsRootCredentialsManagement" ->
          "aws iam enable-organizations-root-credentials-management";
      case "DisableOrganizationsRootSessions" -> "aws iam enable-organizations-root-sessions";
      case "DisableAWSServiceAccess" ->
          "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com";
      case "RegisterDelegatedAdministrator" ->
          "aws organizations deregister-delegated-administrator"
              + delegate
              + AwsCommands.touched(evidence, Touched.ACCOUNT, "ID-OF-THE-DELEGATE");
      case "DeregisterDelegatedAdministrator" ->
          "aws organizations register-delegated-administrator"
              + delegate
              + AwsCommands.touched(evidence, Touched.ACCOUNT, settings.hubAccount().value());
      default ->
          "aws organizations enable-aws-service-access --service-principal iam.amazonaws.com;"
              + " aws iam enable-organizations-root-credentials-management; aws iam"
              + " enable-organizations-root-sessions";
    };
  }

  /// A delegate's call is recorded in the delegate's account, but the trail is that of the
  /// management account, where nobody below can undo what is put back.
  List<String> trail(RootActivity.TrailChanged changed, Incident incident) {
    Evidence evidence = incident.evidence();
    String trail = AwsCommands.word(changed.trail(), "NAME-OF-THE-TRAIL");
    String region = AwsCommands.region(evidence);
    return List.of(
        "See which trails are left and what they record"
            + MANAGEMENT
            + trailLeft(evidence, region, trail),
        CallerSteps.ASK + " Without a trail no event reaches Rootsweep.",
        CallerSteps.stop(evidence),
        "Put the trail back if nobody confirms it, in the management account%s: %s"
            .formatted(
                evidence.action().equals("PutEventSelectors") ? SELECTORS : "",
                trailBack(evidence, region, trail)));
  }

  private static String trailLeft(Evidence evidence, String region, String trail) {
    String all =
        "aws cloudtrail describe-trails --region %s --query 'trailList[].[TrailARN,IsOrganizationTrail,IsMultiRegionTrail]' --output text"
            .formatted(region);
    String one = "; aws cloudtrail %s --region " + region + " --%s " + trail;
    return switch (evidence.action()) {
      case "DeleteTrail" -> all;
      case "PutEventSelectors" -> all + one.formatted("get-event-selectors", "trail-name");
      default -> all + one.formatted("get-trail-status", "name");
    };
  }

  /// Trails are changed in their home Region, where these calls are recorded.
  private static String trailBack(Evidence evidence, String region, String trail) {
    String start = "aws cloudtrail start-logging --region %s --name %s".formatted(region, trail);
    return switch (evidence.action()) {
      case "StopLogging" -> start;
      case "DeleteTrail" ->
          "aws cloudtrail create-trail --region %s --name %s --s3-bucket-name NAME-OF-THE-LOG-BUCKET --is-organization-trail --is-multi-region-trail && %s"
              .formatted(region, trail.substring(trail.lastIndexOf('/') + 1), start);
      case "PutEventSelectors" ->
          "aws cloudtrail put-event-selectors --region %s --trail-name %s --event-selectors '[{\"ReadWriteType\":\"All\",\"IncludeManagementEvents\":true}]'"
              .formatted(region, trail);
      case "UpdateTrail" ->
          "aws cloudtrail update-trail --region %s --name %s --is-organization-trail --is-multi-region-trail --include-global-service-events%s && %s"
              .formatted(region, trail, formerly(evidence), start);
      default -> "put back what your repository says of it; " + start;
    };
  }

  /// What the call set anew must be given its former value.
  private static String formerly(Evidence evidence) {
    return evidence
            .touched(Touched.LOG_BUCKET)
            .map(_ -> " --s3-bucket-name NAME-OF-THE-LOG-BUCKET")
            .orElse("")
        + evidence.touched(Touched.KEY).map(_ -> " --kms-key-id ID-OF-THE-KEY").orElse("");
  }

  List<String> departed(RootActivity.Departed departed) {
    String account = departed.account().map(AccountId::value).orElse("ID-OF-THE-ACCOUNT");
    return List.of(
        "See whether the account is really gone"
            + MANAGEMENT
            + "aws organizations describe-account --account-id "
            + account,
        "Contact those who manage the organization over a separate channel and ask whether this was"
            + " agreed. Rootsweep no longer watches the account.",
        "Invite the account back if it was not"
            + MANAGEMENT
            + "aws organizations invite-account-to-organization --target Id=%s,Type=ACCOUNT"
                .formatted(account),
        "Open a case with AWS Support if nobody can sign in to it any more.",
        "Deny organizations:LeaveOrganization by a service control policy, so that it does not"
            + " happen again.");
  }
}
