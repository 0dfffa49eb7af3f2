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
import java.util.ArrayList;
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
    environment.remove("AWS_ENDPOINT_URL");

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
    assertTrue(out.toString().contains("\"NotAuditable\""), out.toString());
  }

  @Test
  void tellsSeverityAndAccountOfRootActivity() throws IOException {
    int code = play("--now", "2026-11-22T12:01:00Z", event("root-sign-in"));

    JsonNode line = new JsonMapper().readTree(out.toString());
    assertEquals(Rootsweep.DONE, code);
    assertEquals("SignedIn", line.path("signal").path("kind").asText());
    assertEquals("CRITICAL", line.path("done").path("severity").asText());
    assertEquals("303030303030", line.path("done").path("account").asText());
    assertEquals("ROOT_USE", line.path("queued").path(0).path("cause").asText());
    assertEquals(1, line.path("notices").size());
  }

  @Test
  void takesWhatTheLedgerKnowsFromAFile(@TempDir Path folder) throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("rows.json"),
            """
            {"sessionKeys":["ASIAEXAMPLEOURS00001"],
             "leases":[{"account":"303030303030","from":"2026-11-22T11:00:00Z",
               "until":"2026-11-22T13:00:00Z","requester":"alice","reason":"locked bucket"}],
             "exemptions":["tag:a=b until 2027-01-31 for reasons"],
             "departedAccounts":["373737373737"]}
            """);
    Path settings =
        Files.writeString(
            folder.resolve("settings"),
            "# ours\n"
                + "export"
                + " ROOTSWEEP_OWN_ROLES='arn:aws:iam::222222222222:role/rootsweep-check'\n");

    int code =
        play(
            "--ledger-rows",
            rows.toString(),
            "--settings",
            settings.toString(),
            event("root-sign-in"),
            event("own-session"),
            event("assume-root-own-role-unknown-key"),
            event("noise-mfa-asked"));

    List<JsonNode> lines = new ArrayList<>();
    new JsonMapper()
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(out.toString())
        .forEachRemaining(lines::add);
    assertEquals(Rootsweep.DONE, code);
    assertEquals("MEDIUM", lines.get(0).path("done").path("severity").asText());
    assertEquals("a session of ours", lines.get(1).path("done").path("reason").asText());
    assertEquals("OWN_ROLE_MISUSED", lines.get(2).path("done").path("alert").asText());
    assertEquals("the second factor was asked for", lines.get(3).path("reason").asText());
  }

  @Test
  void refusesLedgerRowsThatItDoesNotUnderstand(@TempDir Path folder) throws IOException {
    Path rows = Files.writeString(folder.resolve("rows.json"), "{\"keys\":[]}");

    int code = play("--ledger-rows", rows.toString(), event("root-sign-in"));

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("sessionKeys"), err.toString());
    assertTrue(sandbox.record().calls().isEmpty());
  }

  private static String event(String name) {
    return EVENTS.resolve(name + ".json").toString();
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
