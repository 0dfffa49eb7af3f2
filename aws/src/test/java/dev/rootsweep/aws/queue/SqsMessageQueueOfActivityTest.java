package dev.rootsweep.aws.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.triage.TriageRootActivity;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/// The answers are made from AWS's documentation of SendMessage, not captured.
class SqsMessageQueueOfActivityTest {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final OwnMessages MESSAGES = new OwnMessages(TriageWorld.HUB);
  private static final RootActivity SIGN_IN = Activities.signIn("event-1", Mfa.NOT_USED);

  /// SQS's sum of the one attribute that is sent here.
  private static final String MD5_OF_THE_REASON = "b0b24ce159759dc62e15516acf3daa6e";

  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final HttpServer taking = Reach.answering(JSON, this::taken);

  @AfterEach
  void stop() {
    taking.stop(0);
  }

  static List<Delayed> messages() {
    return List.of(
        new Reread(SIGN_IN, 1, true, Optional.empty()),
        new BurstEnded(
            SIGN_IN.origin(),
            "burst",
            Severity.CRITICAL,
            ActivityAlertKind.ROOT_SIGN_IN,
            SIGN_IN.concerned(),
            "root"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void sendsTheMessageWithItsDelay(Delayed message) {
    queue(taking).send(message, TriageRootActivity.SUMMARY_AFTER);

    assertEquals(1, asked.size());
    JsonNode request = asked.getFirst();
    assertEquals("http://queue.example/activity", request.path("QueueUrl").asText());
    assertEquals(900, request.path("DelaySeconds").asInt());
    assertEquals(MESSAGES.write(message), request.path("MessageBody").asText());
  }

  @Test
  void buriesAMessageWithItsReason() {
    queue(taking).bury("{broken", "not JSON, says bob@example.com");

    assertEquals(1, asked.size());
    JsonNode request = asked.getFirst();
    assertEquals("http://queue.example/dead", request.path("QueueUrl").asText());
    assertEquals("{broken", request.path("MessageBody").asText());
    assertEquals(
        "not JSON, says ***@***",
        request.path("MessageAttributes").path("reason").path("StringValue").asText());
  }

  @Test
  void surfacesARefusalWithTheEventButNotItsText() {
    HttpServer refusing =
        Reach.answering(
            400,
            JSON,
            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no such queue\"}");
    try {
      PortFailure failure =
          assertThrows(
              PortFailure.class,
              () ->
                  queue(refusing)
                      .send(
                          new Reread(SIGN_IN, 1, true, Optional.empty()), Duration.ofSeconds(60)));

      assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
      assertEquals(
          "queueing what follows event event-1: QueueDoesNotExist: no such queue", failure.told());
    } finally {
      refusing.stop(0);
    }
  }

  private static SqsMessageQueue<Delayed> queue(HttpServer server) {
    return new SqsMessageQueue<>(
        Reach.hub(server)::sqs,
        "http://queue.example/activity",
        "http://queue.example/dead",
        MESSAGES);
  }

  private String taken(String request) {
    try {
      JsonNode message = new JsonMapper().readTree(request.substring(request.indexOf(' ')));
      asked.add(message);
      byte[] body = message.path("MessageBody").asText().getBytes(StandardCharsets.UTF_8);
      return "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"%s\",\"MD5OfMessageAttributes\":\"%s\"}"
          .formatted(BinaryUtils.toHex(Md5Utils.computeMD5Hash(body)), MD5_OF_THE_REASON);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
