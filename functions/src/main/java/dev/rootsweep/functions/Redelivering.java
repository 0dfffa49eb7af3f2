package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.util.Optional;

/// Has a message delivered anew, and soon, after a failure that passes.
final class Redelivering {
  /// Queues a message once more.
  interface Queue {
    void redeliver(String message, Redelivery redelivery);
  }

  private final Queue queue;
  private final Time time;

  Redelivering(Queue queue, Time time) {
    this.queue = queue;
    this.time = time;
  }

  /// Queues the message anew, and returns how; empty where the queue itself must bring it back: the
  /// failure does not pass, it has lasted too long, or nothing can be queued.
  Optional<Redelivery> after(SQSMessage message, PortFailure failure) {
    if (!failure.kind().passing()) {
      return Optional.empty();
    }
    return Received.redelivery(message)
        .map(Redelivery::next)
        .orElseGet(() -> Optional.of(Redelivery.first(Received.at(message, time))))
        .filter(next -> isQueued(message, next, failure));
  }

  private boolean isQueued(SQSMessage message, Redelivery next, PortFailure failure) {
    try {
      queue.redeliver(Received.body(message), next);
      return true;
    } catch (PortFailure another) {
      failure.addSuppressed(another);
      return false;
    }
  }
}
