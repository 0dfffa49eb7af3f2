package dev.rootsweep.core.port;

import dev.rootsweep.core.signal.Delayed;
import java.time.Duration;

/// The queue of root activity.
public interface ActivityQueue {
  /// Queues a message of ours, to come back later. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(Delayed message, Duration delay);

  /// Puts a message that can never succeed aside, with the reason. Costs `sqs:SendMessage` on the
  /// dead-letter queue.
  void bury(String message, String reason);
}
