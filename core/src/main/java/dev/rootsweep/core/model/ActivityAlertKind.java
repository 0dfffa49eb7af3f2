package dev.rootsweep.core.model;

import java.util.Set;

/// What root activity may be about.
public enum ActivityAlertKind implements AlertKind {
  /// A root user signed in.
  ROOT_SIGN_IN("root sign-in", Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM),
  /// Somebody tried to sign in as root, and failed.
  ROOT_SIGN_IN_FAILED("failed root sign-in", Severity.HIGH, Severity.MEDIUM),
  /// Somebody asked for a new root password.
  PASSWORD_RECOVERY_REQUESTED("root password recovery requested", Severity.HIGH, Severity.MEDIUM),
  /// A recovery was completed, the root password or the e-mail address changed.
  ROOT_IDENTITY_CHANGED(
      "root password or e-mail changed", Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM),
  /// A root access key, certificate, MFA device or login profile was made, changed or removed.
  ROOT_CREDENTIAL_CHANGED(
      "root credential changed", Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM),
  /// A long-term root access key was used.
  ROOT_KEY_USED("root access key used", Severity.CRITICAL),
  /// A root user called an API.
  ROOT_CALL("API call as root", Severity.HIGH, Severity.MEDIUM),
  /// A privileged root session that is not ours called an API.
  ROOT_SESSION_CALL("API call in a root session", Severity.HIGH, Severity.LOW),
  /// Somebody else opened a privileged root session.
  ROOT_SESSION_OPENED("root session opened", Severity.CRITICAL, Severity.HIGH, Severity.LOW),
  /// Our role opened a privileged root session that our code did not open.
  OWN_ROLE_MISUSED("Rootsweep's role misused", Severity.CRITICAL),
  /// A privileged root session was refused.
  ROOT_SESSION_DENIED("root session refused", Severity.MEDIUM),
  /// Central root access was weakened: its features, its delegate, its trusted access.
  ROOT_ACCESS_WEAKENED("central root access weakened", Severity.CRITICAL, Severity.MEDIUM),
  /// What the detection path needs was taken from it: CloudTrail's or StackSets' trusted access.
  DETECTION_WEAKENED("detection path weakened", Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM),
  /// Who may manage CloudTrail, StackSets or policies beside the management account has changed.
  DELEGATION_CHANGED("organization delegation changed", Severity.HIGH, Severity.MEDIUM),
  /// An organization policy was attached, detached, changed or deleted.
  POLICY_CHANGED("organization policy changed", Severity.CRITICAL, Severity.MEDIUM),
  /// Something of Rootsweep's own was changed or deleted.
  OWN_RESOURCE_CHANGED("Rootsweep itself changed", Severity.CRITICAL, Severity.MEDIUM),
  /// A deployment role changed Rootsweep.
  DEPLOYED("Rootsweep deployed", Severity.INFO),
  /// A forwarder is missing in an account, or cannot be changed any more.
  FORWARDER_FAILED("forwarder failed", Severity.HIGH),
  /// A trail was stopped, deleted or changed.
  TRAIL_CHANGED("trail changed", Severity.HIGH, Severity.MEDIUM),
  /// An account left the organization.
  ACCOUNT_DEPARTED("account left the organization", Severity.HIGH, Severity.MEDIUM, Severity.INFO),
  /// The ledger does not answer, and root sessions wait that may be Rootsweep's own.
  LEDGER_SILENT("ledger does not answer", Severity.CRITICAL),
  /// An account was moved to another organizational unit.
  ACCOUNT_MOVED("account moved", Severity.MEDIUM, Severity.INFO),
  /// An account tried to leave the organization, and AWS refused.
  LEAVE_REFUSED("leaving the organization refused", Severity.MEDIUM),
  /// AWS reported an anomalous sign-in that may be a root user's.
  SIGN_IN_ANOMALY("sign-in anomaly", Severity.HIGH),
  /// A record claims a root user, and is of no known kind.
  ROOT_UNKNOWN("unknown root activity", Severity.HIGH);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that nobody can change.
  private final Set<Severity> severities;

  ActivityAlertKind(String title, Severity... severities) {
    this.title = title;
    this.severities = Set.of(severities);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Set<Severity> severities() {
    return severities;
  }
}
