package dev.rootsweep.aws.rate;

import java.time.Duration;
import java.time.Instant;

/// How AWS took the last hundred calls of one API.
final class LastAnswers {
  private static final int SIZE = 100;
  private static final int TOO_MANY = SIZE / 5;
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(5);

  private final boolean[] wereThrottled = new boolean[SIZE];
  private int next;
  private int throttled;
  private Instant lastAt = Instant.MIN;

  void add(boolean wasThrottled, Instant at) {
    lastAt = at;
    throttled += (wasThrottled ? 1 : 0) - (wereThrottled[next] ? 1 : 0);
    wereThrottled[next] = wasThrottled;
    next = (next + 1) % SIZE;
  }

  /// Tells whether one in five was throttled, or more.
  boolean areTooManyThrottled() {
    return throttled >= TOO_MANY;
  }

  /// Tells whether that is still so: an API that nobody asks any more says nothing.
  boolean holdsBack(Instant now) {
    return areTooManyThrottled() && lastAt.plus(FORGOTTEN_AFTER).isAfter(now);
  }
}
