package dev.rootsweep.bench.check;

import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;

/// A queue that nothing may come to: clean accounts are done at once.
final class NoCheckQueue implements CheckQueue {
  @Override
  public void send(CheckDue due, Duration delay) {
    throw new IllegalStateException("a check came back: " + due);
  }

  @Override
  public void send(DigestDue due, Duration delay) {
    throw new IllegalStateException("there was something to tell: " + due);
  }

  @Override
  public void bury(String message, String reason) {
    throw new IllegalStateException("a message was rejected: " + reason);
  }
}
