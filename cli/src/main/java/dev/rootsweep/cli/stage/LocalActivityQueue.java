package dev.rootsweep.cli.stage;

import dev.rootsweep.core.port.ActivityQueue;
import dev.rootsweep.core.signal.Delayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A queue of root activity that only remembers, for runs without SQS.
public final class LocalActivityQueue implements ActivityQueue {
  /// A message that waits.
  public record Waiting(Delayed message, Duration delay) {}

  private final List<Waiting> waiting = new ArrayList<>();

  @Override
  public synchronized void send(Delayed message, Duration delay) {
    waiting.add(new Waiting(message, delay));
  }

  /// The reason is in the answer already, and the message in the file that was played.
  @Override
  public void bury(String message, String reason) {}

  public synchronized List<Waiting> drain() {
    List<Waiting> drained = List.copyOf(waiting);
    waiting.clear();
    return drained;
  }
}
