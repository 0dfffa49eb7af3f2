package dev.rootsweep.core.port;

import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;

/// The one queue of checks.
public interface CheckQueue {
  /// Queues a check. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(CheckDue due, Duration delay);

  /// Puts a message that can never succeed aside, with the reason. Costs `sqs:SendMessage` on the
  /// dead-letter queue.
  void bury(String message, String reason);
}
