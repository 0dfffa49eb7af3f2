package dev.rootsweep.aws.event;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import dev.rootsweep.core.signal.RootActivity.CredentialTampered;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.Step;
import java.util.Optional;

/// Reads changes of root credentials: calls to IAM as root that name no user, and changes of the
/// e-mail address.
final class CredentialReader implements ActivityReader {
  private static final String ROOT_NAME = "AWS ROOT USER";
  private static final String ROOT_MFA = "root-account-mfa-device";

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    if (record.isFrom("aws.account")) {
      return email(record);
    }
    return record.isFrom("aws.iam") && record.byRoot() && isAboutRoot(record)
        ? credential(record)
        : Optional.empty();
  }

  /// A root user that names nobody means itself; AWS also writes a name of its own for it.
  private static boolean isAboutRoot(TrailRecord record) {
    String user = record.request("userName");
    return user.isEmpty() || user.equalsIgnoreCase(ROOT_NAME);
  }

  private static Optional<Decoded<ActivitySignal>> credential(TrailRecord record) {
    return switch (record.name()) {
      case "CreateAccessKey" -> tampered(record, Credential.ACCESS_KEY, Change.MADE);
      case "UpdateAccessKey" -> tampered(record, Credential.ACCESS_KEY, status(record));
      case "DeleteAccessKey" -> tampered(record, Credential.ACCESS_KEY, Change.DELETED);
      case "UploadSigningCertificate" -> tampered(record, Credential.CERTIFICATE, Change.MADE);
      case "UpdateSigningCertificate" -> tampered(record, Credential.CERTIFICATE, status(record));
      case "DeleteSigningCertificate" -> tampered(record, Credential.CERTIFICATE, Change.DELETED);
      case "EnableMFADevice" -> tampered(record, Credential.MFA_DEVICE, Change.ENABLED);
      case "ResyncMFADevice" -> tampered(record, Credential.MFA_DEVICE, Change.UPDATED);
      case "DeactivateMFADevice" -> tampered(record, Credential.MFA_DEVICE, Change.DEACTIVATED);
      case "CreateVirtualMFADevice" ->
          record.request("virtualMFADeviceName").equals(ROOT_MFA)
              ? tampered(record, Credential.MFA_DEVICE, Change.MADE)
              : Optional.empty();
      case "CreateLoginProfile" -> tampered(record, Credential.LOGIN_PROFILE, Change.MADE);
      case "UpdateLoginProfile" -> tampered(record, Credential.LOGIN_PROFILE, Change.UPDATED);
      case "ChangePassword" ->
          ActivityReader.understood(
              new IdentityTouched(record.evidence(), Step.PASSWORD_CHANGED, record.account()));
      default -> Optional.empty();
    };
  }

  private static Change status(TrailRecord record) {
    return switch (record.request("status")) {
      case "Inactive" -> Change.DISABLED;
      case "Active" -> Change.ENABLED;
      default -> Change.UPDATED;
    };
  }

  private static Optional<Decoded<ActivitySignal>> tampered(
      TrailRecord record, Credential credential, Change change) {
    return ActivityReader.understood(new CredentialTampered(record.evidence(), credential, change));
  }

  private static Optional<Decoded<ActivitySignal>> email(TrailRecord record) {
    return switch (record.name()) {
      case "StartPrimaryEmailUpdate" -> email(record, Step.EMAIL_CHANGE_STARTED);
      case "AcceptPrimaryEmailUpdate" -> email(record, Step.EMAIL_CHANGED);
      default -> Optional.empty();
    };
  }

  private static Optional<Decoded<ActivitySignal>> email(TrailRecord record, Step step) {
    String named = record.request("accountId");
    return ActivityReader.understood(
        new IdentityTouched(
            record.evidence(),
            step,
            AccountId.isValid(named) ? new AccountId(named) : record.account()));
  }
}
