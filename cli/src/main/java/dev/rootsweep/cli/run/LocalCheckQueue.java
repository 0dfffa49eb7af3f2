package dev.rootsweep.cli.run;

import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A queue that only remembers, for runs without SQS.
public final class LocalCheckQueue implements CheckQueue {
  /// A check that waits.
  public record Waiting(CheckDue due, Duration delay) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private final List<DigestDue> digests = new ArrayList<>();

  @Override
  public synchronized void send(CheckDue due, Duration delay) {
    waiting.add(new Waiting(due, delay));
  }

  @Override
  public synchronized void send(DigestDue due, Duration delay) {
    digests.add(due);
  }

  /// The reason is in the answer already, and the message in the file that was played.
  @Override
  public void bury(String message, String reason) {}

  public synchronized List<Waiting> drain() {
    List<Waiting> drained = List.copyOf(waiting);
    waiting.clear();
    return drained;
  }

  /// Returns the digests that are to be told.
  public synchronized List<DigestDue> drainDigests() {
    List<DigestDue> drained = List.copyOf(digests);
    digests.clear();
    return drained;
  }
}
