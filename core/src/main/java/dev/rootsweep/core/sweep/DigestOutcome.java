package dev.rootsweep.core.sweep;

import dev.rootsweep.core.model.Notice;
import java.time.Duration;

/// What became of a digest that was due.
public sealed interface DigestOutcome {
  /// Returns the name of the outcome.
  default String name() {
    return getClass().getSimpleName();
  }

  /// People were told.
  record Told(Notice notice) implements DigestOutcome {}

  /// It was told before.
  record Repeated() implements DigestOutcome {}

  /// Nothing was put into it: another was opened at the same moment.
  record Empty() implements DigestOutcome {}

  /// A copy of the message is telling it; this one comes back to see that it was done.
  record Waiting(Duration comesBackIn) implements DigestOutcome {}
}
