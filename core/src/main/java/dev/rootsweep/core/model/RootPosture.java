package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The credentials that one root user held at one instant.
public record RootPosture(AccountId account, Instant seenAt, List<RootCredential> credentials) {
  public RootPosture {
    credentials = List.copyOf(credentials);
  }

  /// Tells whether the root user held nothing.
  public boolean clean() {
    return credentials.isEmpty();
  }

  /// Returns the names of the credentials held.
  public Set<CredentialRef> refs() {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toUnmodifiableSet());
  }
}
