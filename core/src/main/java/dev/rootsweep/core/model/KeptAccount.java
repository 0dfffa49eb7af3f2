package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How fresh the ledger's memory of an account is.
///
/// - shape: `checkedAt` is the end of the last recorded check; `pathSeenAt` when an event of a
///   session of ours last came through; `undelivered` are the instants of notices that nobody was
///   told
public record KeptAccount(
    Optional<Instant> checkedAt, Optional<Instant> pathSeenAt, List<Instant> undelivered) {
  public KeptAccount {
    undelivered = List.copyOf(undelivered);
  }

  /// Returns what is kept of an account that the ledger has never seen.
  public static KeptAccount unknown() {
    return new KeptAccount(Optional.empty(), Optional.empty(), List.of());
  }
}
