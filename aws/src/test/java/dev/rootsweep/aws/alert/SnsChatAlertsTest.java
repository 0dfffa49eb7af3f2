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
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsChatAlertsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000009:chat";

  private final AlertServer server = new AlertServer(AlertServer.PUBLISHED);
  private final SnsChatAlerts alerts =
      new SnsChatAlerts(
          server.clients()::sns, TOPIC, Runbook.IN_REPOSITORY, new FakeTime(Notices.NOW));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isTheChannelChat() {
    assertEquals("chat", alerts.channel());
  }

  @Test
  void sendsTheNotificationThatTheChatUnderstands() throws IOException {
    JsonNode message = sent(Notices.signIn(Severity.CRITICAL));

    assertEquals(golden("chat-root-sign-in.json"), message);
    Map<String, String> form = server.only().form();
    assertEquals(TOPIC, form.get("TopicArn"));
    assertFalse(form.containsKey("Subject") || form.containsKey("MessageStructure"));
  }

  @Test
  void leavesNothingOfAnAttackersToMarkdown() throws IOException {
    JsonNode message = sent(Notices.hostile());

    assertEquals(golden("chat-hostile.json"), message);
    JsonNode content = message.path("content");
    for (String text :
        new String[] {
          content.path("title").asText(),
          message.path("metadata").path("summary").asText(),
          content.path("description").asText().split("```", 2)[0]
        }) {
      assertFalse(text.matches("(?s).*([*_~`<>@]|://|\\]\\(|www\\.).*"), text);
    }
  }

  @Test
  void letsNothingEndACodeBlock() throws IOException {
    String description = sent(Notices.hostile()).path("content").path("description").asText();

    assertEquals(5, description.split("```", -1).length);
    assertFalse(description.contains("<") || description.contains("://"), description);
  }

  @Test
  void keepsCommandsExactWhereTheyAreWhole() throws IOException {
    JsonNode content = sent(Notices.hostile()).path("content");

    assertTrue(
        content
            .path("description")
            .asText()
            .contains("\n2. Look: grep '*_*' &lt;file&gt; &amp;&amp; echo `date`\n"));
    assertEquals("1. Ask the owner.", content.path("nextSteps").path(0).asText());
    assertEquals("2. Look (whole above)", content.path("nextSteps").path(1).asText());
  }

  @Test
  void staysWithinWhatTheChatTakes() throws IOException {
    for (Notice notice : new Notice[] {Notices.hostile(), Notices.huge()}) {
      JsonNode content = sent(notice).path("content");

      assertTrue(content.path("title").asText().length() <= 250);
      assertTrue(content.path("description").asText().length() <= 8_000);
      content.path("nextSteps").forEach(step -> assertTrue(step.asText().length() <= 350));
      content.path("keywords").forEach(word -> assertTrue(word.asText().length() <= 75));
    }
    server
        .requests()
        .forEach(request -> assertTrue(request.field("Message").length() < 262_144 / 4));
  }

  @Test
  void surfacesARefusal() {
    server.answer(404, AlertServer.snsError("NotFound", "Topic does not exist"));

    PortFailure failure =
        assertThrows(PortFailure.class, () -> alerts.send(Notices.signIn(Severity.HIGH)));

    assertEquals("NotFound: Topic does not exist", failure.said());
    assertEquals(1, server.requests().size());
  }

  private JsonNode sent(Notice notice) throws JsonProcessingException {
    alerts.send(notice);
    return new JsonMapper().readTree(server.requests().getLast().field("Message"));
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream file = SnsChatAlertsTest.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
      return new JsonMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
