package dev.rootsweep.core.task;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The credentials whose removal the last recorded check of an account held.
///
/// - shape: never empty; `at` is when that check was made
public record Held(Instant at, List<RootCredential> credentials) {
  public Held {
    credentials = List.copyOf(credentials);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("where nothing is held there is nothing to approve");
    }
  }

  /// Returns what is held; empty when the last recorded check held nothing.
  public static Optional<Held> in(Standing standing) {
    return standing.last().flatMap(Held::of);
  }

  /// What a lease or an exemption spared was seen too and is not held.
  private static Optional<Held> of(LastCheck last) {
    List<RootCredential> held =
        last.posture().stream()
            .flatMap(posture -> posture.credentials().stream())
            .filter(credential -> last.held().contains(credential.ref()))
            .toList();
    return held.isEmpty() ? Optional.empty() : Optional.of(new Held(last.at(), held));
  }

  /// Returns the names of the credentials.
  public Set<CredentialRef> refs() {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toUnmodifiableSet());
  }
}
