package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Backoff;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a check comes back to the queue, and after how long.
public final class ComebackRules {
  /// The longest delay that SQS knows.
  public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /// How often a removal is tried before people are told.
  static final int REMOVAL_TRIES = 3;

  /// How often an account is looked at before a passing failure is told.
  static final int LOOKS = 6;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
  private static final Duration NOT_READY_ENDS = Duration.ofHours(6);

  /// A check to be queued again.
  public record Comeback(CheckDue due, Duration delay) {}

  private ComebackRules() {}

  /// Returns 15 s doubled `attempt` times, at most 900 s.
  public static Duration backOff(int attempt) {
    return new Backoff(LONGEST_DELAY).after(attempt);
  }

  /// Returns how long a check waits whose account is not ready: 15 s longer than it has waited so
  /// far, so that the waits double, and at most 900 s.
  public static Duration patience(CheckDue due, Instant now) {
    Duration next = Duration.between(due.firstSeen(), now).plus(FIRST_DELAY);
    if (next.compareTo(FIRST_DELAY) < 0) {
      return FIRST_DELAY;
    }
    return next.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : next;
  }

  /// Returns the check that follows an outcome, if one does. Waiting for an account is no attempt.
  public static Optional<Comeback> after(CheckDue due, CheckOutcome outcome, Instant now) {
    return switch (outcome) {
      case CheckOutcome.NotReady notReady ->
          due.firstSeen().plus(NOT_READY_ENDS).isAfter(now)
              ? Optional.of(new Comeback(due, notReady.retryIn()))
              : Optional.empty();
      case CheckOutcome.Incomplete _ -> retry(due, REMOVAL_TRIES).or(() -> secondLook(due, now));
      case CheckOutcome.NotAuditable notAuditable ->
          (notAuditable.cause().passing() ? retry(due, LOOKS) : Optional.<Comeback>empty())
              .or(() -> secondLook(due, now));
      case CheckOutcome.Clean _,
          CheckOutcome.Removed _,
          CheckOutcome.WouldRemove _,
          CheckOutcome.Changed _,
          CheckOutcome.Held _,
          CheckOutcome.Spared _,
          CheckOutcome.Ignored _ ->
          secondLook(due, now);
    };
  }

  /// Tells whether this is the last look before a passing failure is told.
  static boolean isLastLook(CheckDue due) {
    return due.attempt() + 1 >= LOOKS;
  }

  /// Tells whether this is the try after which people are told that a removal does not end.
  static boolean isLastTry(CheckDue due) {
    return due.attempt() + 1 >= REMOVAL_TRIES;
  }

  private static Optional<Comeback> retry(CheckDue due, int tries) {
    return due.attempt() + 1 < tries
        ? Optional.of(new Comeback(due.again(), backOff(due.attempt())))
        : Optional.empty();
  }

  private static Optional<Comeback> secondLook(CheckDue due, Instant now) {
    return due.cause() == Cause.ROOT_USE
        ? Optional.of(new Comeback(due.because(Cause.ROOT_USE_AGAIN, now), LONGEST_DELAY))
        : Optional.empty();
  }
}
