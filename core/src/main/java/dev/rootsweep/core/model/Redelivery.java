package dev.rootsweep.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a message was delivered anew because something outside failed for a moment.
///
/// It comes back as a new message: a visibility timeout, chosen so that nobody works on a message
/// twice, is far too long for that, and five receives would bury it.
///
/// - shape: `attempt` counts from 1; `firstSeen` is when the message first came
public record Redelivery(int attempt, Instant firstSeen) {
  /// Together they last a quarter of an hour. What fails longer is left to the queue, which knows
  /// when to give up.
  private static final int MOST = 17;

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(60));

  public Redelivery {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  /// Returns the first new delivery of a message.
  public static Redelivery first(Instant firstSeen) {
    return new Redelivery(1, firstSeen);
  }

  /// Returns the next one; empty after the last.
  public Optional<Redelivery> next() {
    return attempt < MOST ? Optional.of(new Redelivery(attempt + 1, firstSeen)) : Optional.empty();
  }

  /// Returns after how long it comes: 15 s doubled, at most 60 s.
  public Duration delay() {
    return BACKOFF.after(attempt - 1);
  }
}
