package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// How far AWS is behind (eventual consistency).
///
/// - `notReady`: so many calls of AssumeRoot are refused before the first succeeds
/// - `notReadyUntil`: AssumeRoot is refused before this instant
/// - `notReadyFor`: AssumeRoot is refused for so long after the account was created or joined
/// - `staleSummaries`: so many calls of GetAccountSummary answer old numbers after a change
/// - `staleFor`: by the names of calls, of which the narrowest counts: the call sees the root user
///   of so long ago
public record Lag(
    int notReady,
    Instant notReadyUntil,
    Duration notReadyFor,
    int staleSummaries,
    Map<String, Duration> staleFor) {

  static final Lag NONE = new Lag(0, Instant.MIN, Duration.ZERO, 0, Map.of());

  public Lag {
    staleFor = Map.copyOf(staleFor);
    staleFor.forEach(Lag::check);
  }

  Lag notReady(int refusals) {
    return new Lag(refusals, notReadyUntil, notReadyFor, staleSummaries, staleFor);
  }

  Lag notReadyUntil(Instant ready) {
    return new Lag(notReady, ready, notReadyFor, staleSummaries, staleFor);
  }

  Lag notReadyFor(Duration time) {
    return new Lag(notReady, notReadyUntil, time, staleSummaries, staleFor);
  }

  Lag staleSummaries(int reads) {
    return new Lag(notReady, notReadyUntil, notReadyFor, reads, staleFor);
  }

  Lag staleFor(String calls, Duration time) {
    Map<String, Duration> more = CallNames.with(staleFor, calls, time);
    return new Lag(notReady, notReadyUntil, notReadyFor, staleSummaries, more);
  }

  /// How far that call is behind.
  Duration staleFor(String service, String operation) {
    return CallNames.narrowest(staleFor, service, operation).orElse(Duration.ZERO);
  }

  boolean ready(Instant now, Instant joined) {
    return !now.isBefore(notReadyUntil) && !now.isBefore(joined.plus(notReadyFor));
  }

  private static void check(String calls, Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a lag must not be negative: " + time + " for " + calls);
    }
  }
}
