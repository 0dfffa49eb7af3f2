package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.util.Optional;

/// Ends a pause.
public final class ResumeRemovals {
  private final OrderLedger ledger;
  private final Time time;

  public ResumeRemovals(OrderLedger ledger, Time time) {
    this.ledger = ledger;
    this.time = time;
  }

  /// Resumes removals.
  ///
  /// - shape: `by` is the caller's ARN from GetCallerIdentity
  /// - errors: `PortFailure`, of kind `CONFLICT` when another pause was set at the same time: that
  ///   one stays
  public ResumeOutcome handle(String by) {
    Optional<Pause> pause = ledger.pause();
    if (pause.isEmpty()) {
      return new ResumeOutcome.NotPaused();
    }
    if (!ledger.resume(pause.get(), by, time.now()) && ledger.pause().isPresent()) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          "resuming removals",
          "the pause has changed since it was read; try again",
          null);
    }
    return new ResumeOutcome.Resumed(pause.get());
  }
}
