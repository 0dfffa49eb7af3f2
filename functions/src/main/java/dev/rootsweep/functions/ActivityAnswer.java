package dev.rootsweep.functions;

import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import java.time.Duration;

/// What became of one message about root activity.
public sealed interface ActivityAnswer extends Reply {
  @Override
  default boolean done() {
    return !(this instanceof Failed);
  }

  /// It was judged.
  record Triaged(String messageId, ActivitySignal signal, TriageOutcome outcome)
      implements ActivityAnswer {}

  /// The event is of no interest.
  record Ignored(String messageId, String reason) implements ActivityAnswer {}

  /// The message is malformed or may not speak; it lies in the dead-letter queue, with the reason.
  record Rejected(String messageId, String reason) implements ActivityAnswer {}

  /// Something outside failed for a moment; the message was queued anew.
  record Retried(String messageId, String why, Duration delay) implements ActivityAnswer {}

  /// Something outside failed; the message will be delivered again.
  record Failed(String messageId, String why) implements ActivityAnswer {}
}
