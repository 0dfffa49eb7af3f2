package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.signal.Delayed;
import java.time.Duration;

/// The queue of root activity.
public interface ActivityQueue {
  /// Queues a message of ours, to come back later. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(Delayed message, Duration delay);

  /// Queues a message as it came once more, as a new one. Costs `sqs:SendMessage`.
  ///
  /// - errors: `PortFailure` where the queue does not take it, or is one that delivers nothing anew
  default void redeliver(String message, Redelivery redelivery) {
    throw new PortFailure(
        PortFailure.Kind.UNAVAILABLE, "queueing a message anew", "nothing is delivered anew", null);
  }

  /// Puts a message that can never succeed aside, with the reason. Costs `sqs:SendMessage` on the
  /// dead-letter queue.
  void bury(String message, String reason);
}
