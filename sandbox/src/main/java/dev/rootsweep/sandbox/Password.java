package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.Optional;

/// A console password (AWS: login profile).
public record Password(Instant created, Optional<Instant> lastUsed) implements RootCredential {

  /// The name under which [Account#remove] knows it.
  public static final String ID = "password";

  /// A password that nobody has used.
  public static Password created(Instant at) {
    return new Password(at, Optional.empty());
  }

  /// The same password, last used then.
  public Password used(Instant at) {
    return new Password(created, Optional.of(at));
  }

  @Override
  public String id() {
    return ID;
  }
}
