package dev.rootsweep.functions;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.CheckMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A passing failure costs seconds, and no visibility timeout.
class SoonAgainTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final FixedTime TIME = new FixedTime(NOON);

  private record Queued(String body, Redelivery redelivery) {}

  private final List<Queued> queued = new ArrayList<>();
  private final Redelivering redelivering =
      new Redelivering((body, redelivery) -> queued.add(new Queued(body, redelivery)), TIME);

  @Test
  void comesBackWithinAMinuteForAQuarterOfAnHour() {
    Duration waited = Duration.ZERO;
    SQSMessage message = message("{}");
    int times = 0;

    for (Optional<Redelivery> next =
            redelivering.after(message, failure(PortFailure.Kind.THROTTLED));
        next.isPresent();
        next = redelivering.after(message, failure(PortFailure.Kind.CONFLICT))) {
      Duration delay = next.get().delay();
      assertEquals(Math.min(15 << times, 60), delay.toSeconds());
      waited = waited.plus(delay);
      times++;
      Invocation.marking(message).accept(next.get());
      message.setAttributes(Map.of("SentTimestamp", "0"));
      assertEquals(NOON, Received.at(message, TIME));
    }

    assertEquals(Duration.ofMinutes(15).plusSeconds(45), waited);
    assertEquals(17, queued.size());
    assertEquals(List.of("{}"), queued.stream().map(Queued::body).distinct().toList());
  }

  @Test
  void leavesToTheQueueWhatDoesNotPass() {
    for (PortFailure.Kind kind : PortFailure.Kind.values()) {
      assertEquals(
          kind.passing(), redelivering.after(message("{}"), failure(kind)).isPresent(), kind::name);
    }
  }

  @Test
  void leavesToTheQueueWhatCannotBeQueued() {
    Redelivering refused =
        new Redelivering(
            (_, _) -> {
              throw failure(PortFailure.Kind.UNAVAILABLE);
            },
            TIME);

    assertEquals(
        Optional.empty(), refused.after(message("{}"), failure(PortFailure.Kind.THROTTLED)));
  }

  @Test
  void takesAttributesOfOthersForAFirstDelivery() {
    for (String attempt : List.of("", "0", "-1", "many", "99999999999")) {
      SQSMessage message = message("{}");
      Invocation.marking(message).accept(Redelivery.first(NOON));
      requireNonNull(message.getMessageAttributes().get("attempt")).setStringValue(attempt);

      assertEquals(Optional.empty(), Received.redelivery(message), attempt);
    }
  }

  @Test
  void readsTheAttributesThatLambdaHandsOver() throws IOException {
    String event =
        """
        {"Records": [{"messageId": "m1", "body": "{}", "attributes": {"SentTimestamp": "5"},
          "messageAttributes": {
            "attempt": {"stringValue": "3", "stringListValues": [], "dataType": "String"},
            "firstSeen": {"stringValue": "2026-11-22T12:00:00Z", "dataType": "String"}}}]}
        """;

    SQSEvent batch =
        BatchJson.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));

    assertEquals(
        Optional.of(new Redelivery(3, NOON)), Received.redelivery(batch.getRecords().getFirst()));
  }

  /// Two deliveries find a channel that does not answer: the alert waits for seconds, where a
  /// visibility timeout would have made it 18 minutes.
  @Test
  void anAlertIsSecondsLateWhenAChannelHangs() {
    try (WatchWorld world = new WatchWorld()) {
      world.channelFails(2);
      String body = World.sample("root-sign-in");

      assertEquals(List.of(), world.handle(body));
      MessageResult.Retried<?, ?> first =
          assertInstanceOf(MessageResult.Retried.class, world.answers.poll());
      assertEquals(Duration.ofSeconds(15), first.delay());
      assertEquals(List.of(), world.handle(world.queue.takeRedelivered()));
      assertInstanceOf(MessageResult.Retried.class, world.answers.poll());
      assertEquals(List.of(), world.handle(world.queue.takeRedelivered()));

      assertInstanceOf(MessageResult.Done.class, world.answers.poll());
      assertEquals(1, world.notices.size());
    }
  }

  /// One write of the ledger is throttled longer than the SDK tries, then a transaction collides.
  @Test
  void aCheckIsSecondsLateWhenTheLedgerIsBusy() {
    try (World world = World.enforcing()) {
      Journal journal = new Journal();
      journal.refuse(World.CLEAN + " ledger.begin", PortFailure.Kind.THROTTLED, 0, 1);
      journal.refuse(World.CLEAN + " ledger.record", PortFailure.Kind.CONFLICT, 0, 1);
      CheckHandler handler =
          new CheckHandler(
              world.parts(new WatchedLedger(journal, world.ledger), new Anew()),
              world.answers::add);
      String body = World.body(World.requested(World.CLEAN));

      for (int delivery = 1; delivery <= 3; delivery++) {
        SQSEvent batch = Invocation.batch(List.of(body));
        assertEquals(List.of(), World.failed(handler.handleRequest(batch, Invocation.fresh())));
      }

      assertEquals(
          List.of("Retried", "Retried", "Checked"),
          world.answers.stream().map(World::kind).toList());
      assertEquals(2, queued.size());
    }
  }

  /// A check queue that keeps what is to be delivered anew.
  private final class Anew implements MessageQueue<CheckMessage> {
    @Override
    public void send(CheckMessage message, Duration delay) {}

    @Override
    public void redeliver(String message, Redelivery redelivery) {
      queued.add(new Queued(message, redelivery));
    }

    @Override
    public void bury(String message, String reason) {}
  }

  private static SQSMessage message(String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("m1");
    message.setBody(body);
    return message;
  }

  private static PortFailure failure(PortFailure.Kind kind) {
    return new PortFailure(kind, "asking", "not now", null);
  }
}
