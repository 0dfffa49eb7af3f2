package dev.rootsweep.bench.command;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The check queue of functions in this process: batches of ten, and what a function fails at comes
/// five times. It drops digests, which are due a quarter of an hour later.
final class LocalMessageQueue implements MessageQueue<CheckMessage> {
  private static final int BATCH = 10;
  private static final int MOST_DELIVERIES = 5;

  private final OwnMessages messages;
  private final DelayQueue<Message> waiting = new DelayQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();

  LocalMessageQueue(OwnMessages messages) {
    this.messages = messages;
  }

  private record Message(String id, String body, long dueNanos, int deliveries) implements Delayed {
    private boolean comesAgain() {
      return deliveries < MOST_DELIVERIES;
    }

    private Message again() {
      return new Message(id, body, dueNanos, deliveries + 1);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    private SQSMessage delivered() {
      SQSMessage message = new SQSMessage();
      message.setMessageId(id);
      message.setBody(body);
      return message;
    }
  }

  @Override
  public void send(CheckMessage message, Duration delay) {
    if (message instanceof CheckDue) {
      open.incrementAndGet();
      waiting.add(
          new Message(
              "message-" + sent.incrementAndGet(),
              messages.write(message),
              System.nanoTime() + delay.toNanos(),
              1));
    }
  }

  @Override
  public void bury(String message, String reason) {
    throw new IllegalStateException("a message was rejected: " + reason);
  }

  /// Returns how many checks are not done.
  int open() {
    return open.get();
  }

  /// Takes up to ten messages that are due, and waits a little for the first.
  ///
  /// - shape: `handler` returns the ids of the messages that it failed at
  void deliver(BatchHandler handler) throws InterruptedException {
    Message first = waiting.poll(10, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    List<Message> batch = new ArrayList<>(List.of(first));
    waiting.drainTo(batch, BATCH - 1);
    SQSEvent event = new SQSEvent();
    event.setRecords(batch.stream().map(Message::delivered).toList());
    List<Message> again = List.of();
    try {
      Set<String> failed = handler.failedAt(event);
      again =
          batch.stream()
              .filter(one -> failed.contains(one.id()) && one.comesAgain())
              .map(Message::again)
              .toList();
      waiting.addAll(again);
    } finally {
      open.addAndGet(again.size() - batch.size());
    }
  }

  /// Handles a batch as a function does.
  interface BatchHandler {
    Set<String> failedAt(SQSEvent batch);
  }
}
