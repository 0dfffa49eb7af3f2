package dev.rootsweep.core.triage;

import dev.rootsweep.core.alert.AwsCommands;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What to do next, in order: what only reads comes before what changes something.
///
/// The steps follow the evidence. Each begins with words that its page of the runbook has too, up
/// to the first comma, colon or full stop.
final class NextSteps {
  /// Where AWS refused one of these, there is nothing to put back.
  private static final Set<ActivityAlertKind> CHANGES =
      Set.of(
          ActivityAlertKind.ROOT_ACCESS_WEAKENED,
          ActivityAlertKind.POLICY_CHANGED,
          ActivityAlertKind.OWN_RESOURCE_CHANGED,
          ActivityAlertKind.TRAIL_CHANGED,
          ActivityAlertKind.DETECTION_WEAKENED,
          ActivityAlertKind.DELEGATION_CHANGED,
          ActivityAlertKind.DEPLOYED,
          ActivityAlertKind.ACCOUNT_MOVED);

  private final RootUseSteps rootUse;
  private final SessionSteps sessions;
  private final GuardSteps guard;
  private final PolicySteps policy;
  private final DeploymentSteps deployment;
  private final OrganizationSteps organization;

  NextSteps(Settings settings) {
    this.rootUse = new RootUseSteps(settings);
    this.sessions = new SessionSteps(settings, rootUse);
    this.guard = new GuardSteps(settings);
    this.policy = new PolicySteps(settings);
    this.deployment = new DeploymentSteps(settings);
    this.organization = new OrganizationSteps(settings, rootUse);
  }

  List<String> of(Incident incident) {
    if (incident.evidence().inRootSession()) {
      return sessions.used(incident);
    }
    boolean refused = incident.evidence().failed() && CHANGES.contains(incident.kind());
    return refused ? CallerSteps.refused(incident.evidence()) : byActivity(incident);
  }

  /// The row of the caller may outweigh that of the call.
  private List<String> byActivity(Incident incident) {
    return switch (incident.kind()) {
      case ROOT_KEY_USED -> rootUse.key(incident);
      case ROOT_SIGN_IN, ROOT_CALL, ROOT_UNKNOWN, ROOT_CREDENTIAL_CHANGED, ROOT_SESSION_CALL ->
          rootUse.use(incident);
      case ROOT_SIGN_IN_FAILED -> rootUse.failedSignIn(incident);
      case PASSWORD_RECOVERY_REQUESTED -> rootUse.recovery(incident);
      case ROOT_IDENTITY_CHANGED,
          ROOT_SESSION_OPENED,
          OWN_ROLE_MISUSED,
          ROOT_SESSION_DENIED,
          ROOT_ACCESS_WEAKENED,
          POLICY_CHANGED,
          OWN_RESOURCE_CHANGED,
          TRAIL_CHANGED,
          ACCOUNT_DEPARTED,
          DETECTION_WEAKENED,
          DELEGATION_CHANGED,
          FORWARDER_FAILED,
          ACCOUNT_MOVED ->
          ofCaller(incident);
      case DEPLOYED -> deployment.deployed(incident);
      case LEAVE_REFUSED -> organization.leaving(incident);
      case SIGN_IN_ANOMALY -> organization.anomaly(incident);
      case LEDGER_SILENT -> ledgerSilent(incident.evidence().origin().at());
    };
  }

  private List<String> ofCaller(Incident incident) {
    return switch (incident.activity()) {
      case RootActivity.IdentityTouched touched -> rootUse.identity(touched, incident);
      case RootActivity.PrivilegedSession session -> session(session, incident);
      case RootActivity.GuardTouched touched -> guarded(touched, incident);
      case RootActivity.OwnResourceChanged changed -> deployment.changed(changed, incident);
      case RootActivity.PlanExecuted executed -> deployment.executed(executed, incident);
      case RootActivity.StackSetReported reported -> deployment.forwarder(reported);
      case RootActivity.AccountMoved moved -> organization.moved(moved, incident);
      case RootActivity.TrailChanged changed -> guard.trail(changed, incident);
      case RootActivity.Departed departed -> guard.departed(departed);
      case RootActivity.SignedIn _,
          RootActivity.CredentialTampered _,
          RootActivity.Called _,
          RootActivity.SessionRenewed _,
          RootActivity.SignInAnomaly _,
          RootActivity.LeaveRefused _,
          RootActivity.Closed _,
          RootActivity.PlanMade _,
          RootActivity.Unknown _ ->
          rootUse.use(incident);
    };
  }

  private List<String> guarded(RootActivity.GuardTouched touched, Incident incident) {
    return switch (touched.guard()) {
      case FEATURE, DELEGATE, TRUSTED_ACCESS -> guard.access(incident);
      case POLICY, POLICY_TYPE, CONTROL -> policy.touched(touched, incident);
      case DETECTION_ACCESS -> organization.detection(touched, incident);
      case DELEGATION -> organization.delegation(incident);
    };
  }

  private List<String> session(RootActivity.PrivilegedSession session, Incident incident) {
    if (incident.kind() == ActivityAlertKind.OWN_ROLE_MISUSED) {
      return sessions.ownRole(session, incident);
    }
    return incident.kind() == ActivityAlertKind.ROOT_SESSION_DENIED
        ? sessions.denied(incident)
        : sessions.opened(session, incident);
  }

  /// Returns what to do when the ledger has not answered since an instant.
  List<String> ledgerSilent(Instant since) {
    return organization.ledgerSilent(since);
  }

  /// Returns what to do about the events that were folded into an alert.
  List<String> afterBurst(BurstEnded ended, BurstEvent folded) {
    return List.of(
        "Follow the steps of the first alert if nobody has yet: it is about the CloudTrail event"
            + " named above.",
        "Read the events that were folded, they may name other objects, addresses and accounts: %s"
            .formatted(
                AwsCommands.events(
                    AwsCommands.word(ended.origin().region(), "us-east-1"),
                    "EventId",
                    AwsCommands.word(folded.eventId(), "ID-OF-THE-EVENT"))));
  }
}
