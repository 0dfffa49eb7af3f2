package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;

/// A fault that strikes one call: what it does, and the HTTP status it shows (none for a drop).
record Strike(Mishap mishap, int status) {

  static final int NO_ANSWER = 0;

  private static final int UNAVAILABLE = 503;

  static final Strike THROTTLED = new Strike(Mishap.THROTTLED, 400);

  Strike undone() {
    return new Strike(mishap.undone(), status);
  }

  Ending ending() {
    return switch (mishap) {
      case THROTTLED -> Ending.refused(new Refusal(status, "Throttling", "Rate exceeded"), mishap);
      case FAILED, FAILED_WHEN_DONE -> Ending.refused(failure(), mishap);
      case DROPPED, DROPPED_WHEN_DONE -> new Ending.Lost(mishap);
    };
  }

  private Refusal failure() {
    return status == UNAVAILABLE
        ? new Refusal(status, "ServiceUnavailable", "The service is not available. Try again.")
        : Refusal.internal("The sandbox was told to fail.");
  }
}
