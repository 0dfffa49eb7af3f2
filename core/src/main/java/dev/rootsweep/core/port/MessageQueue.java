package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.signal.OwnMessage;
import java.time.Duration;
import java.util.List;

/// A queue and its dead-letter queue.
///
/// - shape: `M` are the messages that Rootsweep itself sends to it
/// - errors: `PortFailure` where the queue does not take a message
public interface MessageQueue<M extends OwnMessage> {
  /// Queues a message. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(M message, Duration delay);

  /// Queues messages without delay. Costs `sqs:SendMessageBatch` per ten.
  ///
  /// - errors: `PortFailure` when one of them was not taken; others may be queued by then
  default void send(List<? extends M> messages) {
    messages.forEach(message -> send(message, Duration.ZERO));
  }

  /// Queues a message as it came once more, as a new one. Costs `sqs:SendMessage`.
  ///
  /// - errors: `PortFailure` also where the queue is one that delivers nothing anew
  default void redeliver(String message, Redelivery redelivery) {
    throw new PortFailure(
        PortFailure.Kind.UNAVAILABLE, "queueing a message anew", "nothing is delivered anew", null);
  }

  /// Puts a message that can never succeed aside, with the reason. Costs `sqs:SendMessage` on the
  /// dead-letter queue.
  void bury(String message, String reason);
}
