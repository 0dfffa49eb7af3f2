package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.Optional;

/// An access key.
public record Key(String id, boolean active, Instant created, Optional<Use> lastUse)
    implements RootCredential {

  /// An active key that was never used.
  public static Key active(String id, Instant created) {
    return new Key(id, true, created, Optional.empty());
  }

  /// The same key, set inactive.
  public Key inactive() {
    return new Key(id, false, created, lastUse);
  }

  /// The same key, last used then, for that service, in that Region.
  public Key used(Instant at, String service, String region) {
    return new Key(id, active, created, Optional.of(new Use(at, service, region)));
  }

  /// The last use of an access key.
  public record Use(Instant at, String service, String region) {}
}
