package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;

/// How full the bucket of one rate limit is.
final class Bucket {

  private final RateLimit limit;
  private double tokens;
  private Instant filled = Instant.MIN;

  Bucket(RateLimit limit) {
    this.limit = limit;
    this.tokens = limit.burst();
  }

  /// Takes a token when the limit is on that call; false when there is none left.
  boolean admits(String service, String operation, Instant now) {
    if (!CallNames.fits(limit.calls(), service, operation)) {
      return true;
    }
    fill(now);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private void fill(Instant now) {
    if (filled.equals(Instant.MIN)) {
      filled = now;
    }
    if (now.isAfter(filled)) {
      double seconds = Duration.between(filled, now).toNanos() / 1e9;
      tokens = Math.min(limit.burst(), tokens + seconds * limit.perSecond());
      filled = now;
    }
  }
}
