package dev.rootsweep.bench.figure;

import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a ledger remembers of a clean account whose lists were read lately: its next check costs
/// two calls.
public final class Swept {
  /// When every account joined.
  public static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");

  private Swept() {}

  /// Returns the check that was made at that instant.
  public static LastCheck at(Instant now) {
    return new LastCheck(
        now,
        CheckEnding.CLEAN,
        "Clean",
        Optional.empty(),
        Optional.of(JOINED),
        Optional.of(JOINED),
        Optional.of(now),
        Optional.of(now),
        List.of(),
        Optional.empty(),
        Set.of());
  }
}
