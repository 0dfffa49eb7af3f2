package dev.rootsweep.core.task;

import dev.rootsweep.core.model.Pause;

/// How the order to pause removals ended.
public sealed interface PauseOutcome {
  /// Returns the pause that counts now.
  Pause pause();

  /// Removals are paused from now on.
  record Paused(Pause pause) implements PauseOutcome {}

  /// They were paused already, and stay so.
  record PausedBefore(Pause pause) implements PauseOutcome {}
}
