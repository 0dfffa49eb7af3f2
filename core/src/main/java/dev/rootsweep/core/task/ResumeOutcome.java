package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;

/// How the order to resume removals ended.
public sealed interface ResumeOutcome {
  /// Removals go on; this was the pause.
  record Resumed(Pause was) implements ResumeOutcome {}

  /// Nothing was paused.
  record NotPaused() implements ResumeOutcome {}
}
