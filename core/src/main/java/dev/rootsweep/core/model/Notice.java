package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that people must hear.
///
/// - shape: `id` is the same however often the notice is built for the same event; `headline` is
///   one plain sentence; `facts` are lines; `steps` are what to do, in order; a notice with a
///   `digest` may wait for the digest of that sweep; `scene` tells machines apart what `facts` tell
///   people
public record Notice(
    String id,
    Severity severity,
    Kind kind,
    AccountId account,
    Instant at,
    String headline,
    List<String> facts,
    List<String> steps,
    Optional<String> digest,
    Optional<Scene> scene) {

  /// Kinds of notice: first those of a check, then those of root activity.
  public enum Kind {
    REMOVED,
    DRIFT,
    HELD,
    WOULD_REMOVE,
    EXEMPT_CHANGED,
    INCOMPLETE,
    UNSEEN,
    UNSEEN_WIDELY,
    /// What a sweep removed, would remove and left, account by account.
    SWEEP_DIGEST,
    /// A root user signed in.
    ROOT_SIGN_IN,
    /// Somebody tried to sign in as root, and failed.
    ROOT_SIGN_IN_FAILED,
    /// Somebody asked for a new root password.
    PASSWORD_RECOVERY_REQUESTED,
    /// A recovery was completed, the root password or the e-mail address changed.
    ROOT_IDENTITY_CHANGED,
    /// A root access key, certificate, MFA device or login profile was made, changed or removed.
    ROOT_CREDENTIAL_CHANGED,
    /// A long-term root access key was used.
    ROOT_KEY_USED,
    /// A root user called an API.
    ROOT_CALL,
    /// A privileged root session that is not ours called an API.
    ROOT_SESSION_CALL,
    /// Somebody else opened a privileged root session.
    ROOT_SESSION_OPENED,
    /// Our role opened a privileged root session that our code did not open.
    OWN_ROLE_MISUSED,
    /// A privileged root session was refused.
    ROOT_SESSION_DENIED,
    /// Central root access was weakened: its features, its delegate, its trusted access.
    ROOT_ACCESS_WEAKENED,
    /// An organization policy was detached, changed or deleted.
    POLICY_CHANGED,
    /// Something of Rootsweep's own was changed or deleted.
    OWN_RESOURCE_CHANGED,
    /// A trail was stopped, deleted or changed.
    TRAIL_CHANGED,
    /// An account left the organization.
    ACCOUNT_DEPARTED,
    /// A record claims a root user, and is of no known kind.
    ROOT_UNKNOWN
  }

  public Notice {
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }

  /// Makes a notice without a scene.
  public Notice(
      String id,
      Severity severity,
      Kind kind,
      AccountId account,
      Instant at,
      String headline,
      List<String> facts,
      List<String> steps,
      Optional<String> digest) {
    this(id, severity, kind, account, at, headline, facts, steps, digest, Optional.empty());
  }
}
