package dev.rootsweep.cli.run;

import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.OwnMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A queue that only remembers, for runs without SQS.
public final class LocalMessageQueue<M extends OwnMessage> implements MessageQueue<M> {
  /// A message that waits.
  public record Waiting<M>(M message, Duration delay) {}

  private final List<Waiting<M>> waiting = new ArrayList<>();

  @Override
  public synchronized void send(M message, Duration delay) {
    waiting.add(new Waiting<>(message, delay));
  }

  /// The reason is in the answer already, and the message in the file that was played.
  @Override
  public void bury(String message, String reason) {}

  /// Takes the messages of a kind, in their order.
  public synchronized <T extends M> List<Waiting<T>> drain(Class<T> kind) {
    List<Waiting<T>> drained =
        waiting.stream()
            .filter(one -> kind.isInstance(one.message()))
            .map(one -> new Waiting<>(kind.cast(one.message()), one.delay()))
            .toList();
    waiting.removeIf(one -> kind.isInstance(one.message()));
    return drained;
  }
}
