package dev.rootsweep.aws.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/// The answers are made from AWS's documentation of SendMessage, not captured.
class SqsMessageQueueOfChecksTest {
  private static final AccountId HUB = new AccountId("222222222222");
  private static final OwnMessages MESSAGES = new OwnMessages(HUB);
  private static final CheckDue DUE =
      CheckDue.first(
          new AccountId("333333333333"),
          Cause.CREATED,
          new Origin("event-1", HUB, "us-east-1", Instant.parse("2026-11-22T12:00:00Z")));

  private static final String MD5_OF_THE_REASON = "b0b24ce159759dc62e15516acf3daa6e";

  private final List<JsonNode> asked = new ArrayList<>();
  private final HttpServer server;
  private int status = 200;

  /// For each request, the ids of the entries that are not taken.
  private List<Set<String>> refused = List.of();

  SqsMessageQueueOfChecksTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsTheMessageWithItsDelay() {
    queue().send(DUE, Duration.ofSeconds(30));

    JsonNode request = asked.getFirst();
    assertEquals("http://queue.example/checks", request.path("QueueUrl").asText());
    assertEquals(30, request.path("DelaySeconds").asInt());
    assertEquals(MESSAGES.write(DUE), request.path("MessageBody").asText());
  }

  @Test
  void sendsManyInBatchesOfTen() {
    queue().send(Collections.nCopies(21, DUE));

    assertEquals(
        List.of(10, 10, 1), asked.stream().map(request -> request.path("Entries").size()).toList());
    JsonNode entry = asked.getFirst().path("Entries").path(9);
    assertEquals(MESSAGES.write(DUE), entry.path("MessageBody").asText());
  }

  @Test
  void sendsAgainWhatABatchDidNotTake() {
    refused = List.of(Set.of("3", "7"), Set.of("7"));

    queue().send(Collections.nCopies(10, DUE));

    assertEquals(List.of("3", "7"), ids(asked.get(1)));
    assertEquals(List.of("7"), ids(asked.get(2)));
    assertEquals(3, asked.size());
  }

  @Test
  void failsWhenABatchIsNeverTakenWhole() {
    refused = Collections.nCopies(9, Set.of("3"));

    PortFailure failure =
        assertThrows(PortFailure.class, () -> queue().send(Collections.nCopies(10, DUE)));

    assertEquals(
        "queueing 10 messages: 1 of them were refused: InternalError: made to fail",
        failure.told());
    assertEquals(3, asked.size());
  }

  private static List<String> ids(JsonNode request) {
    List<String> ids = new ArrayList<>();
    request.path("Entries").forEach(entry -> ids.add(entry.path("Id").asText()));
    return ids;
  }

  @Test
  void buriesAMessageWithItsReason() {
    queue().bury("{broken", "not JSON, says bob@example.com");

    JsonNode request = asked.getFirst();
    String reason = request.path("MessageAttributes").path("reason").path("StringValue").asText();
    assertEquals("http://queue.example/dead", request.path("QueueUrl").asText());
    assertEquals("{broken", request.path("MessageBody").asText());
    assertEquals("not JSON, says ***@***", reason);
  }

  @Test
  void surfacesARefusal() {
    status = 400;

    PortFailure failure = assertThrows(PortFailure.class, () -> queue().send(DUE, Duration.ZERO));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
    assertFalse(failure.told().isBlank());
  }

  private SqsMessageQueue<CheckMessage> queue() {
    return new SqsMessageQueue<>(
        Reach.hub(server)::sqs,
        "http://queue.example/checks",
        "http://queue.example/dead",
        MESSAGES);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
      asked.add(request);
      byte[] body = (status == 200 ? taken(request) : refusal()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String taken(JsonNode request) {
    return request.has("Entries") ? sentAll(request.path("Entries")) : sent(request);
  }

  private String sentAll(JsonNode entries) {
    Set<String> failing = asked.size() > refused.size() ? Set.of() : refused.get(asked.size() - 1);
    List<String> successful = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      if (failing.contains(id)) {
        failed.add(
            "{\"Id\":\"%s\",\"Code\":\"InternalError\",\"Message\":\"made to fail\",\"SenderFault\":false}"
                .formatted(id));
      } else {
        successful.add(
            "{\"Id\":\"%s\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}"
                .formatted(id, md5(entry.path("MessageBody").asText())));
      }
    }
    return "{\"Successful\":[%s],\"Failed\":[%s]}"
        .formatted(String.join(",", successful), String.join(",", failed));
  }

  private static String sent(JsonNode request) {
    String body = request.path("MessageBody").asText();
    String attributes =
        request.has("MessageAttributes")
            ? ",\"MD5OfMessageAttributes\":\"%s\"".formatted(MD5_OF_THE_REASON)
            : "";
    return "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"%s\"%s}".formatted(md5(body), attributes);
  }

  /// The SDK compares the sum that SQS returns with its own.
  private static String md5(String body) {
    return BinaryUtils.toHex(Md5Utils.computeMD5Hash(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String refusal() {
    return "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no such queue\"}";
  }
}
