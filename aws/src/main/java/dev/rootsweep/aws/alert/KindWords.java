package dev.rootsweep.aws.alert;

import dev.rootsweep.core.model.Notice;

/// The words for each kind of notice: in a mail's subject, and over its page of the runbook.
public final class KindWords {
  private KindWords() {}

  /// Returns the words for a kind.
  public static String of(Notice.Kind kind) {
    return switch (kind) {
      case REMOVED -> "root credentials removed";
      case DRIFT -> "root credentials came back";
      case HELD -> "root credentials held";
      case WOULD_REMOVE -> "root credentials would be removed";
      case EXEMPT_CHANGED -> "exempt root user changed";
      case INCOMPLETE -> "removal incomplete";
      case UNSEEN -> "root user cannot be seen";
      case UNSEEN_WIDELY -> "many root users cannot be seen";
      case SWEEP_DIGEST -> "digest of a sweep";
      case ROOT_SIGN_IN -> "root sign-in";
      case ROOT_SIGN_IN_FAILED -> "failed root sign-in";
      case PASSWORD_RECOVERY_REQUESTED -> "root password recovery requested";
      case ROOT_IDENTITY_CHANGED -> "root password or e-mail changed";
      case ROOT_CREDENTIAL_CHANGED -> "root credential changed";
      case ROOT_KEY_USED -> "root access key used";
      case ROOT_CALL -> "API call as root";
      case ROOT_SESSION_CALL -> "API call in a root session";
      case ROOT_SESSION_OPENED -> "root session opened";
      case OWN_ROLE_MISUSED -> "Rootsweep's role misused";
      case ROOT_SESSION_DENIED -> "root session refused";
      case ROOT_ACCESS_WEAKENED -> "central root access weakened";
      case POLICY_CHANGED -> "organization policy changed";
      case OWN_RESOURCE_CHANGED -> "Rootsweep itself changed";
      case TRAIL_CHANGED -> "trail changed";
      case ACCOUNT_DEPARTED -> "account left the organization";
      case ROOT_UNKNOWN -> "unknown root activity";
    };
  }
}
