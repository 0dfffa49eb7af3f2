package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.Time;

/// Stops every removal until somebody takes it back. Whoever paused first stays the one to ask.
public final class PauseRemovals {
  private final OrderLedger ledger;
  private final Time time;

  public PauseRemovals(OrderLedger ledger, Time time) {
    this.ledger = ledger;
    this.time = time;
  }

  /// Pauses removals, unless they are paused.
  ///
  /// - shape: `by` is the caller's ARN from GetCallerIdentity
  /// - errors: `IllegalArgumentException` without a reason; `PortFailure`
  public PauseOutcome handle(String by, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a pause needs a reason");
    }
    Pause pause = new Pause(by, reason, time.now());
    Pause counts = ledger.pause(pause);
    return counts.equals(pause)
        ? new PauseOutcome.Paused(pause)
        : new PauseOutcome.PausedBefore(counts);
  }
}
