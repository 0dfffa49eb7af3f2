package dev.rootsweep.core.model;

/// The four numbers of GetAccountSummary that tell whether a root credential is present.
///
/// - shape: AccountPasswordPresent, AccountAccessKeysPresent, AccountSigningCertificatesPresent,
///   AccountMFAEnabled; each 0 or more
/// - errors: `IllegalArgumentException` for a negative number
public record RootSummary(int passwords, int accessKeys, int certificates, int mfaDevices) {
  public RootSummary {
    if (passwords < 0 || accessKeys < 0 || certificates < 0 || mfaDevices < 0) {
      throw new IllegalArgumentException("a count of root credentials cannot be negative");
    }
  }

  /// Returns the number of one kind of credential.
  public int of(CredentialRef.Kind kind) {
    return switch (kind) {
      case CONSOLE_PASSWORD -> passwords;
      case ACCESS_KEY -> accessKeys;
      case SIGNING_CERTIFICATE -> certificates;
      case MFA_DEVICE -> mfaDevices;
    };
  }

  /// Tells whether no root credential is present.
  public boolean clean() {
    return passwords == 0 && accessKeys == 0 && certificates == 0 && mfaDevices == 0;
  }
}
