package dev.rootsweep.sandbox;

import java.time.Instant;

/// A signing certificate, of which AWS knows no last use.
public record Certificate(String id, boolean active, Instant uploaded) implements RootCredential {

  /// An active certificate.
  public static Certificate active(String id, Instant uploaded) {
    return new Certificate(id, true, uploaded);
  }
}
