package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.List;

/// The one queue of checks.
public interface CheckQueue {
  /// Queues a check. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(CheckDue due, Duration delay);

  /// Queues the telling of a digest. Costs `sqs:SendMessage`.
  ///
  /// - units: `delay` from zero to 900 s
  void send(DigestDue due, Duration delay);

  /// Queues checks without delay. Costs `sqs:SendMessageBatch` per ten.
  ///
  /// - errors: `PortFailure` when one of them was not taken; others may be queued by then
  default void send(List<CheckDue> dues) {
    dues.forEach(due -> send(due, Duration.ZERO));
  }

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
