package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.RootAccessStatus;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import java.util.Optional;

/// Why the organization does not answer a caller, and what mends it.
///
/// - source: captured AWS answers: Organizations says "You don't have permissions to access this
///   resource" to an account that is no administrator, and "is not authorized to perform" where the
///   caller's own policies are the cause
public final class OrganizationTexts {
  private static final String OWN_POLICIES = "is not authorized to perform";

  private OrganizationTexts() {}

  /// Explains a refusal by Organizations; other failures come back as they are.
  public static RuntimeException explained(
      PortFailure failure, Caller caller, AccountId management) {
    if (!failure.kind().refused()) {
      return failure;
    }
    String why =
        failure.said().contains(OWN_POLICIES) || caller.account().equals(management)
            ? "The policies of the caller do not allow this call: allow it to " + caller.arn() + "."
            : "Account %s is neither the management account %s nor a delegated administrator, which"
                    .formatted(caller.account(), management)
                + " this call needs. "
                + setUp(caller.account(), management);
    return new Explained(
        "%s was refused to %s (%s). %s"
            .formatted(failure.asked(), caller.arn(), failure.said(), why),
        failure);
  }

  /// Explains why the management account is not known.
  static RuntimeException unmanaged(PortFailure failure, Caller caller) {
    if (failure.said().startsWith("AWSOrganizationsNotInUseException")) {
      return new Explained(
          "Account %s belongs to no organization: use credentials of the management account or of"
                  .formatted(caller.account())
              + " Rootsweep's account.",
          failure);
    }
    return failure.kind().refused()
        ? new Explained(
            "%s was refused to %s (%s). Allow it to the caller, or set %s to the id of the"
                    .formatted(
                        failure.asked(),
                        caller.arn(),
                        failure.said(),
                        Setting.MANAGEMENT_ACCOUNT.environmentName())
                + " management account",
            failure)
        : failure;
  }

  /// Says what keeps the caller out of every account; empty where nothing does as far as AWS says.
  public static Optional<String> blocking(
      RootAccessStatus status, Caller caller, AccountId management) {
    return cause(status, caller.account())
        .map(
            cause ->
                "%s (the caller is %s). %s"
                    .formatted(
                        cause,
                        caller.arn(),
                        status == RootAccessStatus.NOT_DELEGATED
                            ? setUp(caller.account(), management)
                            : switchOn(caller.account(), management)));
  }

  /// IAM says this to the management account and to the delegate only, so the caller is one of
  /// them.
  private static String switchOn(AccountId account, AccountId management) {
    return account.equals(management)
        ? setUp(account, management)
        : "Switch it on with credentials of the management account %s: %s"
            .formatted(management, RootsweepCommands.setUp(account));
  }

  private static Optional<String> cause(RootAccessStatus status, AccountId account) {
    return switch (status) {
      case READY, UNKNOWN -> Optional.empty();
      case FEATURE_OFF -> Optional.of(AuditFailure.FEATURE_OFF.words());
      case TRUSTED_ACCESS_OFF -> Optional.of(AuditFailure.TRUSTED_ACCESS_OFF.words());
      case NOT_DELEGATED ->
          Optional.of(
              "account %s is neither the management account nor the delegated administrator for IAM"
                  .formatted(account));
    };
  }

  /// A caller that took the wrong account must not make it the one that may open root sessions.
  private static String setUp(AccountId account, AccountId management) {
    return account.equals(management)
        ? "With credentials of the management account %s, run: rootsweep setup"
            .formatted(management)
        : ("Use credentials of the account that Rootsweep runs in. If that is to be account %s,"
                + " which may then open root sessions in every member account, run with credentials"
                + " of the management account %s: %s")
            .formatted(account, management, RootsweepCommands.setUp(account));
  }
}
