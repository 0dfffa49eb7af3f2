package dev.rootsweep.core.model;

/// A root credential that a check found, and what became of it.
public record Finding(RootCredential credential, Fate fate) {
  /// What became of a credential.
  public enum Fate {
    /// It is there, and nobody tried to delete it.
    LEFT,
    /// It was left on purpose, while others of the account were deleted.
    SPARED,
    /// AWS confirmed the deletion, or it was deleted under an intent by an attempt that died.
    REMOVED,
    /// It was gone already when the deletion was asked.
    ABSENT,
    /// Its deletion failed: it is still there as far as we know.
    FAILED
  }

  /// Makes the finding of a credential that was to be deleted.
  public static Finding of(CredentialResult result) {
    return new Finding(
        result.credential(),
        switch (result.fate()) {
          case REMOVED -> Fate.REMOVED;
          case ABSENT -> Fate.ABSENT;
          case FAILED -> Fate.FAILED;
        });
  }
}
