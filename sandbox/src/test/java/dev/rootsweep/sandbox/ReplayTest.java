package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.AnyCall.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every captured answer, asked of the sandbox. What it does not reproduce is listed with the
/// reason in `not-reproduced.txt`, and the list is exact.
class ReplayTest {

  private static final Path DIRECTORY =
      Path.of(System.getProperty("rootsweep.observed", "../../shared/reference/aws-observed"));
  private static final String LIST = "not-reproduced.txt";

  @Test
  void answersWhatAwsAnswered() throws IOException {
    assumeCapturesAreHere();
    List<Observation> access = Observation.read(DIRECTORY, "root_access");
    List<Observation> sessions = Observation.read(DIRECTORY, "root_sessions");
    Map<String, List<String>> differences = new TreeMap<>(access(access));
    differences.putAll(sessions(sessions));
    Map<String, String> listed = listed();
    int total = access.size() + sessions.size();
    assertEquals(total, differences.size());

    differences.values().removeIf(List::isEmpty);

    assertEquals(
        listed.keySet(), differences.keySet(), () -> "captured and answered: " + differences);
    System.out.printf(
        "Replayed %d of %d captured AWS answers; %d listed as not reproduced"
            + " (sandbox/src/test/resources/%s)%n",
        total - listed.size(), total, listed.size(), LIST);
  }

  private static void assumeCapturesAreHere() {
    if (Files.isDirectory(DIRECTORY)) {
      return;
    }
    String required = System.getProperty("ROOTSWEEP_REPLAY", System.getenv("ROOTSWEEP_REPLAY"));
    assertNotEquals("required", required, "no captured AWS answers in " + DIRECTORY);
    System.out.println("Replay did not run: no captured AWS answers in " + DIRECTORY);
    assumeTrue(false, "no captured AWS answers");
  }

  private static Map<String, String> listed() {
    return Rows.of(LIST).stream()
        .collect(Collectors.toMap(List::getFirst, List::getLast, (_, last) -> last, TreeMap::new));
  }

  private static Map<String, List<String>> access(List<Observation> observations)
      throws IOException {
    String account = "123456789012";
    Organization organization =
        Organization.named("o-aaaaaaaaaa").management(account, "Management");
    try (Replay replay = new Replay(organization)) {
      replay.admit(
          "original", administrator(account, "arn:aws:iam::" + account + ":user/original"));
      for (Observation observation : observations) {
        replay.at(observation.at());
        String who = observation.node().path("credential").asText();
        for (JsonNode change : observation.node().path("state_changes_before")) {
          change(replay, account, who, change);
        }
        replay.ask(who, observation);
      }
      return replay.differences();
    }
  }

  private static void change(Replay replay, String account, String who, JsonNode change)
      throws IOException {
    JsonNode document = change.path("input").path("PolicyDocument");
    if (!document.isMissingNode()) {
      String user = change.path("input").path("UserName").asText();
      Caller caller =
          administrator(account, "arn:aws:iam::" + account + ":user/org-access/" + user);
      replay.admit(who, Replay.permitted(caller, document.asText()));
    }
  }

  private static Map<String, List<String>> sessions(List<Observation> observations) {
    Map<Integer, List<String>> story = new HashMap<>();
    Rows.of("replay-story.txt").forEach(row -> story.put(Integer.parseInt(row.getFirst()), row));
    try (Replay replay = new Replay(captured())) {
      admitRoles(replay);
      for (Observation observation : observations) {
        replay.at(observation.at());
        List<String> row =
            story.getOrDefault(observation.number(), List.of("", "management", "", ""));
        Arrays.stream(row.get(3).split("; "))
            .filter(event -> !event.isEmpty())
            .forEach(event -> happen(replay, event));
        Outcome outcome = replay.ask(row.get(1), observation);
        if (!row.get(2).isEmpty()) {
          replay.keep(row.get(2), outcome);
        }
      }
      return replay.differences();
    }
  }

  private static Organization captured() {
    return Organization.named("o-aaaaaaaaaa")
        .management("111111111111", "Management")
        .member(Member.named("222222222222", "Delegate"))
        .member(
            Member.named("333333333333", "Target").created(Instant.parse("2025-08-25T13:49:23Z")))
        .trustedAccessLag(Duration.ofMinutes(2));
  }

  private static void admitRoles(Replay replay) {
    String role = ":assumed-role/OrganizationAccountAccessRole/stackd-root-propagation";
    replay.admit("management", administrator("111111111111", "arn:aws:sts::111111111111" + role));
    replay.admit("delegate", administrator("222222222222", "arn:aws:sts::222222222222" + role));
    replay.admit("target", administrator("333333333333", "arn:aws:sts::333333333333" + role));
  }

  private static void happen(Replay replay, String event) {
    ObjectNode iam = Json.object().put("ServicePrincipal", "iam.amazonaws.com");
    ObjectNode delegate = iam.deepCopy().put("AccountId", "222222222222");
    switch (event) {
      case "trust on" -> organizations(replay, "EnableAWSServiceAccess", iam);
      case "trust off" -> organizations(replay, "DisableAWSServiceAccess", iam);
      case "register" -> organizations(replay, "RegisterDelegatedAdministrator", delegate);
      case "deregister" -> organizations(replay, "DeregisterDelegatedAdministrator", delegate);
      case "credentials on" -> feature(replay, "EnableOrganizationsRootCredentialsManagement");
      case "credentials off" -> feature(replay, "DisableOrganizationsRootCredentialsManagement");
      case "sessions off" -> feature(replay, "DisableOrganizationsRootSessions");
      default -> open(replay, event);
    }
  }

  private static void organizations(Replay replay, String operation, JsonNode input) {
    replay.happen("management", "organizations", operation, input);
  }

  private static void feature(Replay replay, String operation) {
    replay.happen("management", "iam", operation, Json.object());
  }

  /// Opens a session whose AssumeRoot the capture left out: `open NAME TASK`.
  private static void open(Replay replay, String event) {
    List<String> words = List.of(event.split(" "));
    assertEquals("open", words.getFirst());
    ObjectNode input = Json.object().put("TargetPrincipal", "333333333333");
    input.putObject("TaskPolicyArn").put("arn", Clients.TASKS + words.get(2));
    replay.keep(words.get(1), replay.happen("management", "sts", "AssumeRoot", input));
  }

  private static Caller administrator(String account, String arn) {
    String key = "AKIAREPLAY" + Integer.toHexString(arn.hashCode()).toUpperCase(Locale.ROOT);
    return Caller.administrator(key, "sandbox/replay", account, arn);
  }
}
