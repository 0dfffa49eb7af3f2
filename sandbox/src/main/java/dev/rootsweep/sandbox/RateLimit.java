package dev.rootsweep.sandbox;

/// A token bucket: the calls that `calls` names (as in [Faults]) are throttled above `perSecond` on
/// average, and `burst` at once.
public record RateLimit(String calls, double perSecond, int burst) {

  public RateLimit {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException(
          "a rate is greater than 0 and a burst at least 1: " + calls);
    }
  }
}
