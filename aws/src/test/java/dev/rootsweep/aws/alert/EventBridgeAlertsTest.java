package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBridgeAlertsTest {
  private final AlertServer server = new AlertServer(AlertServer.PUT);
  private final EventBridgeAlerts alerts =
      new EventBridgeAlerts(
          server.clients()::eventBridge,
          "hub-bus",
          Runbook.IN_REPOSITORY,
          new FakeTime(Notices.NOW));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isTheChannelBus() {
    assertEquals("bus", alerts.channel());
  }

  @Test
  void putsOneEventOnTheBus() throws IOException {
    JsonNode entry = put(Notices.signIn(Severity.CRITICAL));

    assertEquals("AWSEvents.PutEvents", server.only().target());
    assertEquals("hub-bus", entry.path("EventBusName").asText());
    assertEquals("rootsweep", entry.path("Source").asText());
    assertEquals("Root Activity Alert", entry.path("DetailType").asText());
    assertEquals(Notices.AT.getEpochSecond(), entry.path("Time").asLong());
    assertEquals(golden(), detail(entry));
  }

  @Test
  void leavesOutWhatIsUnknown() throws IOException {
    JsonNode detail = detail(put(Notices.held()));

    assertEquals("{\"id\":\"000000000007\"}", detail.path("account").toString());
    assertEquals("sweep-1", detail.path("sweep").asText());
    assertFalse(detail.has("region") || detail.has("eventId") || detail.has("burst"));
  }

  @Test
  void staysWithinWhatTheBusTakes() throws IOException {
    JsonNode entry = put(Notices.huge());

    assertTrue(entry.path("Detail").asText().getBytes(StandardCharsets.UTF_8).length < 250_000);
    assertTrue(detail(entry).path("facts").size() > 10);
  }

  @Test
  void hasNoControlCharacterOfAnAttackers() throws IOException {
    String text = detail(put(Notices.hostile())).path("headline").asText();

    assertTrue(text.codePoints().noneMatch(Character::isISOControl), text);
    assertFalse(text.contains("root@example.com"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, THROTTLED",
    "InternalFailure, UNAVAILABLE",
    "AccessDeniedException, ACCESS_DENIED",
    "NotAuthorizedForSourceException, UNEXPECTED",
    "MalformedDetail, UNEXPECTED"
  })
  void surfacesAnEntryThatWasNotTaken(String code, PortFailure.Kind kind) {
    server.answer(
        200,
        """
        {"FailedEntryCount":1,"Entries":[{"ErrorCode":"%s","ErrorMessage":"no, bob@example.com"}]}\
        """
            .formatted(code));

    PortFailure failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(code + ": no, ***@***", failure.said());
    assertTrue(failure.asked().contains("hub-bus"), failure.asked());
    assertEquals(1, server.requests().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"FailedEntryCount\":0,\"Entries\":[]}",
        "{\"FailedEntryCount\":0,\"Entries\":[{}]}",
        "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"e-1\"}]}"
      })
  void takesAnOddAnswerForUnsent(String answer) {
    server.answer(200, answer);

    assertEquals(PortFailure.Kind.UNEXPECTED, failure().kind());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ResourceNotFoundException, UNEXPECTED, 1",
    "400, AccessDeniedException, ACCESS_DENIED, 1",
    "500, InternalException, UNAVAILABLE, 6"
  })
  void surfacesARefusalOfTheCall(int status, String code, PortFailure.Kind kind, int requests) {
    server.answer(status, "{\"__type\":\"%s\",\"message\":\"no\"}".formatted(code));

    PortFailure failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(requests, server.requests().size());
  }

  private PortFailure failure() {
    return assertThrows(PortFailure.class, () -> alerts.send(Notices.signIn(Severity.CRITICAL)));
  }

  private JsonNode put(Notice notice) throws JsonProcessingException {
    alerts.send(notice);
    JsonNode entries = new JsonMapper().readTree(server.only().body()).path("Entries");
    assertEquals(1, entries.size());
    return entries.path(0);
  }

  private static JsonNode detail(JsonNode entry) throws JsonProcessingException {
    return new JsonMapper().readTree(entry.path("Detail").asText());
  }

  private static JsonNode golden() throws IOException {
    String name = "event-root-sign-in.json";
    try (InputStream file = EventBridgeAlertsTest.class.getResourceAsStream(name)) {
      return new JsonMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
