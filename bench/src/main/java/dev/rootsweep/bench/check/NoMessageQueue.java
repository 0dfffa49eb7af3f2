package dev.rootsweep.bench.check;

import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.CheckMessage;
import java.time.Duration;

/// A queue that nothing may come to: clean accounts are done at once.
final class NoMessageQueue implements MessageQueue<CheckMessage> {
  @Override
  public void send(CheckMessage message, Duration delay) {
    throw new IllegalStateException("something was queued: " + message);
  }

  @Override
  public void bury(String message, String reason) {
    throw new IllegalStateException("a message was rejected: " + reason);
  }
}
