package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.Ledger;
import java.util.Optional;

/// Takes a pause back.
public final class ResumeRemovals {
  private final Ledger ledger;

  public ResumeRemovals(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Resumes removals.
  ///
  /// - errors: `PortFailure`
  public ResumeOutcome handle() {
    Optional<Pause> pause = ledger.pause();
    if (pause.isEmpty()) {
      return new ResumeOutcome.NotPaused();
    }
    ledger.resume();
    return new ResumeOutcome.Resumed(pause.get());
  }
}
