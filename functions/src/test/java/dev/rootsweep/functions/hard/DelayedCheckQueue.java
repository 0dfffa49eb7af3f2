package dev.rootsweep.functions.hard;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.functions.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The check queue as SQS keeps it, by a simulated clock: delays, deliveries until acknowledged,
/// and the dead-letter queue after five deliveries in vain.
final class DelayedCheckQueue implements MessageQueue<CheckMessage> {
  private static final int MOST_DELIVERIES = 5;

  /// A message that nobody can answer, and why it lies here.
  record Dead(String body, String reason) {}

  private static final class Message {
    private final String body;
    private final Instant sentAt;
    private final Optional<Redelivery> redelivery;
    private Instant visibleAt;
    private int deliveries;

    private Message(
        String body, Instant sentAt, Instant visibleAt, Optional<Redelivery> redelivery) {
      this.redelivery = redelivery;
      this.body = body;
      this.sentAt = sentAt;
      this.visibleAt = visibleAt;
    }
  }

  private final Time time;
  private final List<Message> messages = new ArrayList<>();
  private final List<Dead> dead = new ArrayList<>();
  private Duration visibility = Duration.ofMinutes(16);
  private int batch = 10;
  private int sent;

  DelayedCheckQueue(Time time) {
    this.time = time;
  }

  /// Sets after how long a message that was not acknowledged is delivered again.
  synchronized void visibility(Duration other) {
    visibility = other;
  }

  /// Sets how many messages are delivered together.
  synchronized void batch(int most) {
    batch = most;
  }

  @Override
  public synchronized void send(CheckMessage message, Duration delay) {
    if (message instanceof CheckDue) {
      sent++;
    }
    put(World.body(message), delay);
  }

  @Override
  public synchronized void bury(String message, String reason) {
    dead.add(new Dead(message, reason));
  }

  /// Takes a message from the outside.
  synchronized void put(String body) {
    put(body, Duration.ZERO);
  }

  private void put(String body, Duration delay) {
    if (delay.isNegative() || delay.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new AssertionError("SQS takes no delay of " + delay);
    }
    messages.add(new Message(body, time.now(), time.now().plus(delay), Optional.empty()));
  }

  @Override
  public synchronized void redeliver(String message, Redelivery redelivery) {
    messages.add(
        new Message(
            message, time.now(), time.now().plus(redelivery.delay()), Optional.of(redelivery)));
  }

  synchronized List<Dead> dead() {
    return List.copyOf(dead);
  }

  /// Returns what waits here still.
  synchronized List<String> waiting() {
    return messages.stream().map(message -> message.body).toList();
  }

  /// Returns how many checks were queued again.
  synchronized int sent() {
    return sent;
  }

  /// Delivers the messages that are due, putting the clock forward to the next; false when none was
  /// left before `end`.
  boolean deliver(Instant end, Function<SQSEvent, SQSBatchResponse> consumer) {
    List<Message> batched = next(end);
    if (batched.isEmpty()) {
      return false;
    }
    SQSEvent event = Invocation.batch(batched.stream().map(message -> message.body).toList());
    for (int i = 0; i < batched.size(); i++) {
      String sentAt = String.valueOf(batched.get(i).sentAt.toEpochMilli());
      event.getRecords().get(i).setAttributes(Map.of("SentTimestamp", sentAt));
      batched.get(i).redelivery.ifPresent(Invocation.marking(event.getRecords().get(i)));
    }
    List<String> failed = World.failed(consumer.apply(event));
    for (int i = 0; i < batched.size(); i++) {
      settle(batched.get(i), failed.contains(event.getRecords().get(i).getMessageId()));
    }
    return true;
  }

  private synchronized List<Message> next(Instant end) {
    Optional<Instant> first =
        messages.stream().map(message -> message.visibleAt).min(Comparator.naturalOrder());
    if (first.isEmpty() || first.get().isAfter(end)) {
      return List.of();
    }
    if (first.get().isAfter(time.now())) {
      time.pause(Duration.between(time.now(), first.get()));
    }
    return messages.stream()
        .filter(message -> !message.visibleAt.isAfter(time.now()))
        .sorted(Comparator.comparing(message -> message.visibleAt))
        .limit(batch)
        .toList();
  }

  private synchronized void settle(Message message, boolean failed) {
    message.deliveries++;
    if (!failed) {
      messages.remove(message);
    } else if (message.deliveries < MOST_DELIVERIES) {
      message.visibleAt = time.now().plus(visibility);
    } else {
      messages.remove(message);
      dead.add(new Dead(message.body, "delivered " + MOST_DELIVERIES + " times in vain"));
    }
  }
}
