package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// Names one root credential within its account.
///
/// - shape: `id` is the access key id or the certificate id. AWS gives no id to a password, and the
///   same serial number to a virtual MFA device that is made again: a password is named by the
///   instant of its creation, an MFA device by `SERIAL@INSTANT` of its enabling, so that one made
///   again is another
public record CredentialRef(Kind kind, String id) {
  private static final char MADE_AT = '@';

  /// Kinds of root credential, in AWS's words.
  public enum Kind {
    CONSOLE_PASSWORD("console password"),
    ACCESS_KEY("access key"),
    SIGNING_CERTIFICATE("signing certificate"),
    MFA_DEVICE("MFA device");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// Tells whether AWS gives the name of a deleted credential to the next one.
    public boolean reusesNames() {
      return switch (this) {
        case CONSOLE_PASSWORD, MFA_DEVICE -> true;
        case ACCESS_KEY, SIGNING_CERTIFICATE -> false;
      };
    }

    /// Returns the kind as written in a sentence.
    public String words() {
      return words;
    }
  }

  /// Names an MFA device.
  public static CredentialRef mfaDevice(String serialNumber, Instant enabled) {
    return new CredentialRef(Kind.MFA_DEVICE, serialNumber + MADE_AT + enabled);
  }

  /// Returns AWS's own id of the credential; empty for a password.
  public String awsId() {
    return switch (kind) {
      case CONSOLE_PASSWORD -> "";
      case ACCESS_KEY, SIGNING_CERTIFICATE -> id;
      case MFA_DEVICE -> serialNumber();
    };
  }

  /// A name may hold the sign that parts it from the instant.
  private String serialNumber() {
    int end = id.lastIndexOf(MADE_AT);
    return end < 0 ? id : id.substring(0, end);
  }

  /// Returns the credential as written in a sentence: `access key AKIA...`.
  public String words() {
    return kind == Kind.CONSOLE_PASSWORD ? kind.words() : kind.words() + " " + awsId();
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }

  /// Reads what `toString` wrote.
  ///
  /// - errors: `IllegalArgumentException` for a text without a known kind
  public static CredentialRef parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "a credential is named KIND/ID, not '" + Texts.shown(text) + "'");
    }
    return new CredentialRef(Kind.valueOf(text.substring(0, slash)), text.substring(slash + 1));
  }
}
