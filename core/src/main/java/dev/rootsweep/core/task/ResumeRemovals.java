package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import java.util.Optional;

/// Takes a pause back.
public final class ResumeRemovals {
  private final Ledger ledger;

  public ResumeRemovals(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Resumes removals.
  ///
  /// - errors: `PortFailure`, of kind `CONFLICT` when another pause was set at the same time: that
  ///   one stays
  public ResumeOutcome handle() {
    Optional<Pause> pause = ledger.pause();
    if (pause.isEmpty()) {
      return new ResumeOutcome.NotPaused();
    }
    if (!ledger.resume(pause.get()) && ledger.pause().isPresent()) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          "resuming removals",
          "the pause has changed since it was read; try again",
          null);
    }
    return new ResumeOutcome.Resumed(pause.get());
  }
}
