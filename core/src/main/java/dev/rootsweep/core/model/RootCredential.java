package dev.rootsweep.core.model;

import java.time.Instant;

/// One long-term credential of a root user.
public sealed interface RootCredential {

  /// Returns the name of this credential within its account.
  CredentialRef ref();

  /// Returns when it was made (for an MFA device: enabled).
  Instant created();

  /// Returns what AWS knows of its last use.
  LastUse lastUse();

  /// The root user's console password (login profile).
  ///
  /// - source: it exists after "allow password recovery" even before anybody chose a password
  record ConsolePassword(Instant created, LastUse lastUse) implements RootCredential {
    @Override
    public CredentialRef ref() {
      return new CredentialRef(CredentialRef.Kind.CONSOLE_PASSWORD, created.toString());
    }
  }

  /// A long-term access key (`AKIA...`) of the root user.
  record AccessKey(String id, boolean active, Instant created, LastUse lastUse)
      implements RootCredential {
    @Override
    public CredentialRef ref() {
      return new CredentialRef(CredentialRef.Kind.ACCESS_KEY, id);
    }
  }

  /// An X.509 signing certificate of the root user.
  record SigningCertificate(String id, boolean active, Instant created) implements RootCredential {
    @Override
    public CredentialRef ref() {
      return new CredentialRef(CredentialRef.Kind.SIGNING_CERTIFICATE, id);
    }

    @Override
    public LastUse lastUse() {
      return new LastUse.NotTracked();
    }
  }

  /// An MFA device of the root user: virtual, hardware or passkey.
  record MfaDevice(String serialNumber, Instant created) implements RootCredential {
    @Override
    public CredentialRef ref() {
      return CredentialRef.mfaDevice(serialNumber, created);
    }

    @Override
    public LastUse lastUse() {
      return new LastUse.NotTracked();
    }
  }
}
