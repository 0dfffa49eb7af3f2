package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// Names one root credential within its account.
///
/// - shape: `id` is the access key id, the certificate id or the MFA serial number; a password has
///   no id of its own and is named by the instant of its creation, so that one made again is
///   another
public record CredentialRef(Kind kind, String id) {

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

    /// Returns the kind as written in a sentence.
    public String words() {
      return words;
    }
  }

  /// Returns the credential as written in a sentence: `access key AKIA...`.
  public String words() {
    return kind == Kind.CONSOLE_PASSWORD ? kind.words() : kind.words() + " " + id;
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
