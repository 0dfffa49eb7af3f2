package dev.rootsweep.core.fake;

import dev.rootsweep.core.contract.Buried;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A queue that keeps what was sent.
public final class FakeQueue implements MessageQueue<CheckMessage> {
  /// A queued check with its delay.
  public record Sent(CheckDue due, Duration delay) {}

  /// A queued digest with its delay.
  public record SentDigest(DigestDue due, Duration delay) {}

  private final Journal journal;
  private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<SentDigest> digests = Collections.synchronizedList(new ArrayList<>());
  private final List<Buried> buried = Collections.synchronizedList(new ArrayList<>());

  public FakeQueue(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void send(CheckMessage message, Duration delay) {
    switch (message) {
      case CheckDue due ->
          journal.run(
              due.account() + " queue.send " + due.cause(), () -> sent.add(new Sent(due, delay)));
      case DigestDue due ->
          journal.run("queue.send digest", () -> digests.add(new SentDigest(due, delay)));
    }
  }

  /// Returns the digests that are to be told.
  public List<SentDigest> digests() {
    return List.copyOf(digests);
  }

  @Override
  public void bury(String message, String reason) {
    journal.run("queue.bury", () -> buried.add(new Buried(message, reason)));
  }

  /// Returns what was queued.
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /// Returns what was put aside.
  public List<Buried> buried() {
    return List.copyOf(buried);
  }

  /// Takes the oldest queued check.
  public Sent take() {
    return sent.removeFirst();
  }
}
