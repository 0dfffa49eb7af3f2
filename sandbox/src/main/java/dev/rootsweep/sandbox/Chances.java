package dev.rootsweep.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// How many calls go wrong by chance: shares from 0 to 1 of the calls that a key names.
///
/// A key is `*`, a service (`iam`), an operation (`GetAccountSummary`) or both
/// (`iam:GetAccountSummary`); of several that fit a call the narrowest counts. What strikes the nth
/// call of an operation for an account depends on the seed alone, however the calls of several
/// accounts interleave.
public record Chances(
    long seed,
    Map<String, Double> throttled,
    Map<String, Double> failed,
    Map<String, Double> lost) {

  static final Chances NONE = new Chances(0, Map.of(), Map.of(), Map.of());

  public Chances {
    throttled = checked(throttled);
    failed = checked(failed);
    lost = checked(lost);
  }

  Chances seed(long other) {
    return new Chances(other, throttled, failed, lost);
  }

  Chances throttle(String calls, double share) {
    return new Chances(seed, CallNames.with(throttled, calls, share), failed, lost);
  }

  Chances fail(String calls, double share) {
    return new Chances(seed, throttled, CallNames.with(failed, calls, share), lost);
  }

  Chances lose(String calls, double share) {
    return new Chances(seed, throttled, failed, CallNames.with(lost, calls, share));
  }

  /// True when nothing can happen.
  boolean none() {
    return throttled.isEmpty() && failed.isEmpty() && lost.isEmpty();
  }

  /// What strikes that call; the shares exclude one another, so their sum is the share of calls
  /// that something strikes.
  Optional<Strike> strike(String service, String operation, int salt, int nth) {
    SplittableRandom dice = new SplittableRandom(seed ^ ((long) salt << Integer.SIZE) ^ nth);
    double drawn = dice.nextDouble() - share(throttled, service, operation);
    if (drawn < 0) {
      return Optional.of(Strike.THROTTLED);
    }
    drawn -= share(failed, service, operation);
    boolean done = dice.nextBoolean();
    if (drawn < 0) {
      Mishap mishap = done ? Mishap.FAILED_WHEN_DONE : Mishap.FAILED;
      return Optional.of(new Strike(mishap, dice.nextBoolean() ? 500 : 503));
    }
    drawn -= share(lost, service, operation);
    Mishap mishap = done ? Mishap.DROPPED_WHEN_DONE : Mishap.DROPPED;
    return drawn < 0 ? Optional.of(new Strike(mishap, Strike.NO_ANSWER)) : Optional.empty();
  }

  private static double share(Map<String, Double> shares, String service, String operation) {
    return CallNames.narrowest(shares, service, operation).orElse(0.0);
  }

  private static Map<String, Double> checked(Map<String, Double> shares) {
    shares.forEach(
        (calls, share) -> {
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "a share is a number from 0 to 1, not " + share + ": " + calls);
          }
        });
    return Map.copyOf(shares);
  }
}
