package dev.rootsweep.functions;

import java.time.Duration;

/// What became of one message of a queue.
///
/// - shape: `S` are the signals that the queue brings, `O` what their use cases answer
public sealed interface MessageResult<S, O> {
  /// Returns the id of the message.
  String messageId();

  /// Tells whether the queue is done with the message, or must deliver it again.
  default boolean done() {
    return !(this instanceof Failed);
  }

  /// Its use case has answered.
  record Done<S, O>(String messageId, S signal, O outcome) implements MessageResult<S, O> {}

  /// The event asks for nothing.
  record Ignored<S, O>(String messageId, String reason) implements MessageResult<S, O> {}

  /// The message is malformed or may not speak; it lies in the dead-letter queue, with the reason.
  record Rejected<S, O>(String messageId, String reason) implements MessageResult<S, O> {}

  /// Something outside failed for a moment; the message was queued anew.
  record Retried<S, O>(String messageId, String why, Duration delay)
      implements MessageResult<S, O> {}

  /// Something outside failed; the message will be delivered again.
  record Failed<S, O>(String messageId, String why) implements MessageResult<S, O> {}
}
