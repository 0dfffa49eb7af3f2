package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.Severity;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How long the ledger has not answered while an activity was looked at, and what was done without
/// it.
///
/// - shape: `told` are the channels that have had an alert of this severity already
public record Silence(Instant since, Set<String> told, Optional<Severity> severity) {
  public Silence {
    told = Set.copyOf(told);
  }

  /// Begins at an instant; nobody was told anything.
  public static Silence begin(Instant since) {
    return new Silence(since, Set.of(), Optional.empty());
  }

  /// Returns the channels that have had an alert as severe as this one; none when it is worse.
  public Set<String> told(Severity other) {
    return severity.filter(had -> had.compareTo(other) <= 0).isPresent() ? told : Set.of();
  }

  /// Notes the channels that have had an alert of a severity just now.
  public Silence tell(Set<String> channels, Severity other) {
    Set<String> all = new HashSet<>(told(other));
    all.addAll(channels);
    return all.isEmpty() ? this : new Silence(since, all, Optional.of(worse(other)));
  }

  private Severity worse(Severity other) {
    return severity.filter(had -> had.compareTo(other) <= 0).orElse(other);
  }
}
