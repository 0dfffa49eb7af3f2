package dev.rootsweep.core.model;

import java.time.Duration;

/// How long something waits before it is tried again: 15 s, doubled each time, at most `longest`.
public record Backoff(Duration longest) {
  private static final Duration FIRST = Duration.ofSeconds(15);

  /// More doublings than any wait is long.
  private static final int MOST_DOUBLINGS = 20;

  /// Returns the wait after an attempt.
  ///
  /// - shape: `attempt` counts from 0
  public Duration after(int attempt) {
    Duration doubled = FIRST.multipliedBy(1L << Math.min(attempt, MOST_DOUBLINGS));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
