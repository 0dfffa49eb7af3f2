package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;

/// How far AWS is behind (eventual consistency).
///
/// - `notReady`: so many calls of AssumeRoot are refused before the first succeeds
/// - `notReadyUntil`: AssumeRoot is refused before this instant
/// - `notReadyFor`: AssumeRoot is refused for so long after the account was created or joined
/// - `staleSummaries`: so many calls of GetAccountSummary answer old numbers after a change
/// - `staleFor`: GetAccountSummary answers the numbers of so long ago
public record Lag(
    int notReady,
    Instant notReadyUntil,
    Duration notReadyFor,
    int staleSummaries,
    Duration staleFor) {

  static final Lag NONE = new Lag(0, Instant.MIN, Duration.ZERO, 0, Duration.ZERO);

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

  Lag staleFor(Duration time) {
    return new Lag(notReady, notReadyUntil, notReadyFor, staleSummaries, time);
  }

  boolean ready(Instant now, Instant joined) {
    return !now.isBefore(notReadyUntil) && !now.isBefore(joined.plus(notReadyFor));
  }
}
