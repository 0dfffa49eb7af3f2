package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class InspectionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Organization organization = ExampleOrganization.at(NOW);

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void showsTheCallsFromMemoryAndFromAFile() throws Exception {
    assertEquals(expected(), shown(CallRecord.inMemory()));
    assertEquals(expected(), shown(CallRecord.on(folder.resolve("calls.jsonl"))));
  }

  @Test
  void showsWhatIsThereNow() throws Exception {
    try (Sandbox sandbox = Sandbox.start(organization)) {
      organization.account(ExampleOrganization.OLD_KEY).remove("AKIAEXAMPLEOLD000001");
      organization.account(ExampleOrganization.CERTIFICATE).leave();

      String text = get(sandbox, "state").body();

      JsonNode state = JSON.readTree(text);
      assertEquals("o-exampleorg1", state.path("id").asText());
      assertEquals("[\"222222222222\"]", state.path("delegates").toString());
      assertEquals(
          "[]", account(state, ExampleOrganization.OLD_KEY).path("credentials").toString());
      assertFalse(account(state, ExampleOrganization.CERTIFICATE).path("member").asBoolean());
      assertTrue(
          account(state, ExampleOrganization.ROOT_DENIED).path("rootSessionsDenied").asBoolean());
      assertEquals(4, account(state, ExampleOrganization.EVERYTHING).path("credentials").size());
      JsonNode queue = account(state, ExampleOrganization.HUB).path("queues").path(0);
      assertEquals(
          "findings eu-west-1", queue.path("name").asText() + " " + queue.path("region").asText());
      assertEquals("sqs:*", queue.path("policy").path("Statement").path(0).path("Action").asText());
      assertFalse(text.contains("@"));
      assertFalse(text.contains(ExampleOrganization.HUB_ROLE.secretAccessKey()));
      assertEquals(0, sandbox.record().size());
    }
  }

  @Test
  void showsNoSecretOfASession() throws Exception {
    try (Sandbox sandbox = Sandbox.start(organization)) {
      Clients clients = Clients.of(sandbox);
      AwsSessionCredentials session =
          (AwsSessionCredentials)
              clients.session(
                  ExampleOrganization.HUB_ROLE, ExampleOrganization.OLD_KEY, Clients.AUDIT);
      clients.iam(session).getAccountSummary();

      String all = get(sandbox, "calls").body() + get(sandbox, "state").body();

      assertTrue(all.contains(session.accessKeyId()));
      assertFalse(all.contains(session.secretAccessKey()));
      assertFalse(all.contains(session.sessionToken()));
      assertFalse(all.contains(ExampleOrganization.HUB_ROLE.secretAccessKey()));
    }
  }

  @Test
  void answersNothingElse() throws Exception {
    try (Sandbox sandbox = Sandbox.start(organization)) {
      HttpRequest post =
          HttpRequest.newBuilder(sandbox.endpoint().resolve("/_sandbox/calls"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();

      assertEquals(404, get(sandbox, "secrets").statusCode());
      assertEquals(405, http.send(post, BodyHandlers.ofString()).statusCode());
      assertEquals(0, sandbox.record().size());
    }
  }

  private static List<String> expected() {
    return List.of("AssumeRoot 200 null", "GetLoginProfile 400 THROTTLED");
  }

  private List<String> shown(CallRecord record) throws IOException, InterruptedException {
    organization.faults(Faults.none().throttle("GetLoginProfile", 1));
    try (Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW, record)) {
      Clients clients = Clients.of(sandbox);
      assertThrows(
          AwsServiceException.class,
          () ->
              clients
                  .root(ExampleOrganization.HUB_ROLE, ExampleOrganization.OLD_KEY, Clients.AUDIT)
                  .getLoginProfile(request -> {}));
      List<String> calls = new ArrayList<>();
      for (String line : get(sandbox, "calls").body().lines().toList()) {
        JsonNode call = JSON.readTree(line);
        calls.add(
            call.path("operation").asText()
                + " "
                + call.path("status").asInt()
                + " "
                + call.path("mishap").asText("null"));
      }
      return calls;
    }
  }

  private HttpResponse<String> get(Sandbox sandbox, String what)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.endpoint().resolve("/_sandbox/" + what)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonNode account(JsonNode state, String id) {
    for (JsonNode account : state.path("accounts")) {
      if (account.path("id").asText().equals(id)) {
        return account;
      }
    }
    throw new AssertionError("not shown: " + id);
  }
}
