package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlayCommandTest {
  private static final Path EVENTS = Path.of("..", "events");
  private static final String REQUESTED = EVENTS.resolve("check-due-requested.json").toString();

  private final Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()));
  private final Map<String, String> environment =
      new HashMap<>(SandboxCommand.environment(sandbox.endpoint().toString()));
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  PlayCommandTest() {
    System.setProperty("aws.accessKeyId", environment.getOrDefault("AWS_ACCESS_KEY_ID", ""));
    System.setProperty(
        "aws.secretAccessKey", environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
  }

  @AfterEach
  void close() {
    sandbox.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void removesInModeEnforceAndSaysSoInOneLine() throws IOException {
    int code = play("--mode", "enforce", REQUESTED);

    JsonNode line = new JsonMapper().readTree(out.toString());
    assertEquals(Rootsweep.DONE, code);
    assertEquals(REQUESTED, line.path("file").asText());
    assertEquals("Removed", line.path("done").path("outcome").asText());
    assertTrue(line.path("done").path("verified").asBoolean());
  }

  @Test
  void opensNoDeletionSessionWithoutBeingTold() throws IOException {
    play(REQUESTED);

    assertEquals(
        "WouldRemove",
        new JsonMapper().readTree(out.toString()).path("done").path("outcome").asText());
    assertTrue(deletionSessions().isEmpty());
  }

  @Test
  void refusesToEnforceAgainstEndpointsThatAreNotLoopback() {
    environment.put("AWS_ENDPOINT_URL_IAM", "https://iam.amazonaws.com");

    int code = play("--mode", "enforce", REQUESTED);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("AWS_ENDPOINT_URL_IAM"), err.toString());
    assertTrue(sandbox.record().calls().isEmpty());
  }

  @Test
  void refusesToEnforceWhereNoEndpointIsNamed() {
    environment.remove("AWS_ENDPOINT_URL_STS");

    int code = play("--mode", "enforce", REQUESTED);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(sandbox.record().calls().isEmpty());
  }

  @Test
  void listsEveryMissingSettingAtOnce() {
    environment.remove("ROOTSWEEP_HUB_ACCOUNT");
    environment.remove("ROOTSWEEP_MANAGEMENT_ACCOUNT");

    int code = play(REQUESTED);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("ROOTSWEEP_HUB_ACCOUNT"));
    assertTrue(err.toString().contains("ROOTSWEEP_MANAGEMENT_ACCOUNT"));
  }

  @Test
  void namesTheFileThatIsNotThere() {
    int code = play("no-such-file.json");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("no-such-file.json"));
  }

  @Test
  void rejectsWhatIsNoEventWithItsReason(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"account\":");

    int code = play(file.toString());

    JsonNode line = new JsonMapper().readTree(out.toString());
    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Rejected", line.path("answer").asText());
    assertFalse(line.path("reason").asText().isBlank());
    assertTrue(sandbox.record().calls().isEmpty());
  }

  @Test
  void endsWithAnotherCodeWhenAnAccountCannotBeSeen() {
    sandbox.close();

    int code = play(REQUESTED);

    assertEquals(Rootsweep.FAILED, code);
    assertTrue(out.toString().contains("\"Unseen\""), out.toString());
  }

  private int play(String... arguments) {
    return Rootsweep.configured(new CommandLine(new PlayCommand(environment)))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<Call> deletionSessions() {
    return sandbox
        .record()
        .calls(
            call ->
                call.operation().equals("AssumeRoot")
                    && call.parameters().toString().contains("IAMDeleteRootUserCredentials"));
  }
}
