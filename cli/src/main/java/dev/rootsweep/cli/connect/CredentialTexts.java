package dev.rootsweep.cli.connect;

import dev.rootsweep.core.port.PortFailure;
import java.util.Locale;

/// Why there are no credentials to ask with, in words that name the fix.
final class CredentialTexts {
  private CredentialTexts() {}

  /// - shape: `profile` and `sessionToken` tell whether the environment or the command names one
  static String unusable(PortFailure failure, boolean profile, boolean sessionToken) {
    String all = all(failure).toLowerCase(Locale.ROOT);
    if (all.contains("sso token") || all.contains("sso session") || all.contains("sso oidc")) {
      return "the AWS SSO session has expired or was never begun: run aws sso login, with the same"
          + " --profile";
    }
    if (failure.kind() == PortFailure.Kind.EXPIRED) {
      return "the AWS credentials have expired (" + failure.said() + "): sign in again";
    }
    if (profile && all.contains("profile file contained no credentials")) {
      return "the AWS configuration has no such profile with credentials: see aws configure"
          + " list-profiles";
    }
    if (failure.asked().startsWith("loading")) {
      return "there are no AWS credentials: name a profile with --profile or AWS_PROFILE, sign in"
          + " with aws sso login or aws login, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
    }
    String refused = "AWS does not accept these credentials (" + failure.said() + "): ";
    return sessionToken && !profile
        ? refused
            + "AWS_SESSION_TOKEN is set. If it belongs to other keys than AWS_ACCESS_KEY_ID, unset"
            + " it; else sign in again"
        : refused + again(failure);
  }

  private static String again(PortFailure failure) {
    return failure.said().startsWith("SignatureDoesNotMatch")
        ? "the secret access key does not belong to the access key id, so set both again; or sign"
            + " in again"
        : "sign in again";
  }

  private static String all(PortFailure failure) {
    Throwable cause = failure.getCause();
    return failure.said() + " " + (cause == null ? "" : cause.getMessage());
  }
}
