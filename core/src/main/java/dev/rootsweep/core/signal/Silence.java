package dev.rootsweep.core.signal;

import java.time.Instant;
import java.util.Set;

/// How long the ledger has not answered while an activity was looked at, and what was done without
/// it.
///
/// - shape: `told` are the channels that have had the alert already
public record Silence(Instant since, Set<String> told) {
  public Silence {
    told = Set.copyOf(told);
  }
}
