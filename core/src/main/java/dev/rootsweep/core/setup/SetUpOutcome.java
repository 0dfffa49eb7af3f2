package dev.rootsweep.core.setup;

import dev.rootsweep.core.model.AccessStep;
import java.util.List;

/// How the set-up of an organization ended.
public sealed interface SetUpOutcome {
  /// How one step ended.
  enum State {
    /// It was done before.
    WAS_ON,
    /// It is done, and AWS shows it.
    SWITCHED_ON,
    /// It was asked for, and AWS does not show it yet.
    NOT_SEEN,
    /// It is not done; nothing was changed because only a look was asked for.
    OFF
  }

  /// One step.
  record Step(AccessStep step, State state) {}

  /// Every step was gone through.
  ///
  /// - shape: `root` is the id of the organization's root
  record Gone(String root, List<Step> steps) implements SetUpOutcome {
    public Gone {
      steps = List.copyOf(steps);
    }

    /// Tells whether every step was seen to be done.
    public boolean allOn() {
      return steps.stream()
          .allMatch(step -> step.state() == State.WAS_ON || step.state() == State.SWITCHED_ON);
    }
  }

  /// Nothing was changed.
  ///
  /// - shape: `reason` says why, and what to do
  record Refused(String reason) implements SetUpOutcome {}
}
