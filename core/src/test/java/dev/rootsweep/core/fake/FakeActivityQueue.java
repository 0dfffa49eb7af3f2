package dev.rootsweep.core.fake;

import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.Delayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A queue that keeps what was sent.
public final class FakeActivityQueue implements MessageQueue<Delayed> {
  /// A queued message with its delay.
  public record Sent(Delayed message, Duration delay) {}

  private final Journal journal;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Buried> buried = new ArrayList<>();

  public FakeActivityQueue(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void send(Delayed message, Duration delay) {
    journal.run(
        "activity.send " + message.getClass().getSimpleName(),
        () -> {
          synchronized (sent) {
            sent.add(new Sent(message, delay));
          }
        });
  }

  @Override
  public void bury(String message, String reason) {
    journal.run(
        "activity.bury",
        () -> {
          synchronized (sent) {
            buried.add(new Buried(message, reason));
          }
        });
  }

  /// Returns what was queued and not taken yet.
  public List<Sent> sent() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  /// Returns what was put aside.
  public List<Buried> buried() {
    synchronized (sent) {
      return List.copyOf(buried);
    }
  }

  /// Takes what was queued, in its order.
  public List<Sent> drain() {
    synchronized (sent) {
      List<Sent> drained = List.copyOf(sent);
      sent.clear();
      return drained;
    }
  }
}
