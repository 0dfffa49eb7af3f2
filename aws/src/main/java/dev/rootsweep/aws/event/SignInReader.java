package dev.rootsweep.aws.event;

import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import dev.rootsweep.core.signal.RootActivity.Step;
import java.util.Optional;

/// Reads the records of AWS Sign-In: sign-ins and what leads to another password.
///
/// The detail-type does not matter: AWS spells that of sign-ins in two ways.
final class SignInReader implements ActivityReader {
  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    if (!record.isFrom("aws.signin") || !mayBeRoot(record)) {
      return Optional.empty();
    }
    return switch (record.name()) {
      case "ConsoleLogin" -> record.byRoot() ? signedIn(record) : Optional.empty();
      case "CreateOAuth2Token" -> record.byRoot() ? token(record) : Optional.empty();
      case "PasswordRecoveryRequested" -> touched(record, Step.RECOVERY_REQUESTED);
      case "PasswordRecoveryCompleted" -> touched(record, Step.RECOVERY_COMPLETED);
      case "PasswordUpdated" -> touched(record, Step.PASSWORD_CHANGED);
      case "EmailUpdated" -> touched(record, Step.EMAIL_CHANGED);
      case "CheckMfa" -> noise(record, "the second factor was asked for");
      case "ExternalIdPDirectoryLogin" ->
          record.evidence().failed()
              ? noise(record, "a sign-in by a directory failed, which is no root use")
              : Optional.empty();
      case "GetSigninToken" ->
          record.byRoot()
              ? ActivityReader.understood(new RootActivity.Called(record.evidence()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// Records about recovery need not say who asks, and AWS shows none; only one that names somebody
  /// of another kind is not about root.
  private static boolean mayBeRoot(TrailRecord record) {
    String type = record.event().detail().path("userIdentity").path("type").asText("");
    return record.evidence().actor().kind() != Actor.Kind.OTHER
        || !WatchedCalls.OTHERS.contains(type);
  }

  private static Optional<Decoded<ActivitySignal>> signedIn(TrailRecord record) {
    return ActivityReader.understood(
        new SignedIn(record.evidence(), !record.evidence().failed(), mfa(record)));
  }

  private static Optional<Decoded<ActivitySignal>> token(TrailRecord record) {
    boolean renewal =
        isRefresh(record.request("grantType")) || isRefresh(record.request("grant_type"));
    return renewal && !record.evidence().failed()
        ? ActivityReader.understood(new RootActivity.SessionRenewed(record.evidence(), mfa(record)))
        : signedIn(record);
  }

  private static boolean isRefresh(String grant) {
    return grant.equalsIgnoreCase("refresh_token");
  }

  private static Mfa mfa(TrailRecord record) {
    String used = record.event().detail().path("additionalEventData").path("MFAUsed").asText("");
    if (used.equalsIgnoreCase("Yes") || used.equalsIgnoreCase("true")) {
      return Mfa.USED;
    }
    return used.equalsIgnoreCase("No") || used.equalsIgnoreCase("false")
        ? Mfa.NOT_USED
        : Mfa.UNKNOWN;
  }

  private static Optional<Decoded<ActivitySignal>> touched(TrailRecord record, Step step) {
    return ActivityReader.understood(
        new IdentityTouched(record.evidence(), step, record.account()));
  }

  private static Optional<Decoded<ActivitySignal>> noise(TrailRecord record, String reason) {
    return record.byRoot() ? ActivityReader.ignored(reason) : Optional.empty();
  }
}
