package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The kept proof of one check that settled deletions.
public record Proof(
    AccountId account,
    Instant at,
    CheckEnding ending,
    String causeEventId,
    Optional<String> intentId,
    List<CredentialResult> results) {
  public Proof {
    results = List.copyOf(results);
  }
}
