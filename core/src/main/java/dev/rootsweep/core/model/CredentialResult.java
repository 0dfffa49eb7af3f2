package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// What became of one credential that was to be deleted.
///
/// - shape: `detail` says why for `FAILED`, else it is empty; `refused` tells whether AWS denied
///   the deletion
public record CredentialResult(
    RootCredential credential, Fate fate, String detail, boolean refused) {
  /// How a deletion ended.
  public enum Fate {
    /// AWS confirmed the deletion, or it was deleted under an intent by an attempt that died.
    REMOVED,
    /// It was gone already when the deletion was asked.
    ABSENT,
    /// It is still there as far as we know.
    FAILED
  }

  public CredentialResult {
    detail = Texts.shown(detail);
  }

  /// Makes the result of a confirmed deletion.
  public static CredentialResult removed(RootCredential credential) {
    return new CredentialResult(credential, Fate.REMOVED, "", false);
  }

  /// Makes the result of a deletion that found nothing to delete.
  public static CredentialResult absent(RootCredential credential) {
    return new CredentialResult(credential, Fate.ABSENT, "", false);
  }

  /// Makes the result of a deletion that did not happen.
  public static CredentialResult failed(RootCredential credential, String why) {
    return new CredentialResult(credential, Fate.FAILED, why, false);
  }

  /// Makes the result of a deletion that AWS denied.
  public static CredentialResult refused(RootCredential credential, String why) {
    return new CredentialResult(credential, Fate.FAILED, why, true);
  }

  /// Tells whether the credential is gone.
  public boolean gone() {
    return fate != Fate.FAILED;
  }
}
