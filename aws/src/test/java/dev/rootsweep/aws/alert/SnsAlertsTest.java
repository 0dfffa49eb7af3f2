package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnsAlertsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000009:";

  private final AlertServer server = new AlertServer(AlertServer.PUBLISHED);
  private final SnsAlerts alerts =
      new SnsAlerts(
          server.clients()::sns,
          TOPIC + "urgent",
          TOPIC + "info",
          Runbook.IN_REPOSITORY,
          new FakeTime(Notices.NOW));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isTheChannelSns() {
    assertEquals("sns", alerts.channel());
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL,urgent", "HIGH,urgent", "MEDIUM,info", "LOW,info", "INFO,info"})
  void choosesTheTopicBySeverity(Severity severity, String topic) {
    alerts.send(Notices.signIn(severity));

    assertEquals(TOPIC + topic, server.only().form().get("TopicArn"));
  }

  @Test
  void sendsWhatTheTextSays() {
    alerts.send(Notices.signIn(Severity.CRITICAL));

    NoticeText text =
        NoticeText.of(Notices.signIn(Severity.CRITICAL), Runbook.IN_REPOSITORY, Notices.NOW);
    Map<String, String> form = server.only().form();
    assertEquals("Publish", form.get("Action"));
    assertEquals(text.subject(), form.get("Subject"));
    assertEquals(text.mail(), form.get("Message"));
    assertTrue(form.containsValue("severity") && form.containsValue("CRITICAL"), form.toString());
    assertTrue(!form.containsKey("MessageStructure"), form.toString());
  }

  @Test
  void staysWithinWhatSnsTakes() {
    alerts.send(Notices.huge());

    assertTrue(server.only().field("Subject").matches("[\\x20-\\x7e]{1,99}"));
    assertTrue(server.only().field("Message").getBytes(StandardCharsets.UTF_8).length <= 262_144);
  }

  @ParameterizedTest
  @CsvSource({
    "400, NotFound, UNEXPECTED",
    "403, AuthorizationError, ACCESS_DENIED",
    "403, InvalidClientTokenId, ACCESS_DENIED",
    "400, InvalidParameter, UNEXPECTED",
    "400, KMSAccessDenied, ACCESS_DENIED",
    "400, KMSThrottling, THROTTLED"
  })
  void surfacesARefusalAfterOneRequest(int status, String code, PortFailure.Kind kind) {
    server.answer(status, AlertServer.snsError(code, "said root@example.com"));

    PortFailure failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(1, server.requests().size());
    assertTrue(failure.asked().contains(TOPIC + "urgent"), failure.asked());
    assertTrue(failure.asked().contains(Notices.ACCOUNT.value()), failure.asked());
    assertEquals(code + ": said ***@***", failure.said());
  }

  @ParameterizedTest
  @CsvSource({"400, Throttling, THROTTLED", "500, InternalError, UNAVAILABLE"})
  void triesAgainOnlyAsTheSdkDoes(int status, String code, PortFailure.Kind kind) {
    server.answer(status, AlertServer.snsError(code, "later"));

    PortFailure failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(6, server.requests().size());
  }

  @Test
  void takesAnAnswerWithoutAnIdForUnsent() {
    server.answer(200, AlertServer.PUBLISHED.replaceAll("<MessageId>.*</MessageId>", ""));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure().kind());
  }

  private PortFailure failure() {
    return assertThrows(PortFailure.class, () -> alerts.send(Notices.signIn(Severity.CRITICAL)));
  }
}
