package dev.rootsweep.localstack.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.infra.event.Samples;
import dev.rootsweep.localstack.Inbox;
import dev.rootsweep.localstack.OnLocalStack;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/// From an event in an account to the alert that people get, through every part that is deployed.
///
/// AWS's runtime interface client exists for Linux only.
@EnabledOnOs(OS.LINUX)
@OnLocalStack("the whole path of an event, through buses, queues, the zip, the ledger and topics")
class WholePathTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final AccountId OLD_KEY = new AccountId(ExampleOrganization.OLD_KEY);
  private static final AccountId SIGNED_IN = new AccountId(ExampleOrganization.PASSWORD_AND_MFA);

  private final Stage stage;
  private final Inbox mails;

  WholePathTest(@TempDir Path folder) {
    this.stage = new Stage(folder);
    this.mails = stage.mails();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void cleansAnAccountThatJoins() {
    stage.hub().happens(sample("account-joined.json", "404040404040", OLD_KEY.value()));

    EventSource checks = stage.feed("rootsweep-check");
    int done = checks.answerAll();

    assertEquals(1, done);
    assertEquals(List.of(), stage.account(OLD_KEY.value()).root());
    Proof proof = stage.ledger().proofs(OLD_KEY).getLast();
    assertEquals("Removed", proof.outcome());
    assertEquals("00000000-0000-4000-8000-000000000003", proof.causeEventId());
    List<String> told = told(1);
    assertTrue(told.getFirst().contains("AKIAEXAMPLEOLD000001"), told.toString());
    assertTrue(told.getFirst().contains("Legacy Billing"), told.toString());
    assertNothingIsLeft("rootsweep-check");
  }

  @Test
  void tellsOfARootSignInAndChecksTheAccount() {
    stage.hub().happens(sample("root-sign-in.json"));

    int heard = stage.feed("rootsweep-root-activity").answerAll();
    List<String> alerts = told(1);
    int checked = stage.feed("rootsweep-check").answerAll();

    assertEquals(1, heard);
    assertTrue(
        alerts.getFirst().contains("signed in as the root user of Payments Prod"),
        alerts.toString());
    assertTrue(alerts.getFirst().contains("192.0.2.44"), alerts.toString());
    assertEquals(1, checked);
    assertEquals(List.of(), stage.account(SIGNED_IN.value()).root());
    assertEquals("Removed", stage.ledger().proofs(SIGNED_IN).getLast().outcome());
    told(1);
    // It looks again after a quarter of an hour; then the burst ends too.
    assertEquals(1, stage.hub().inbox("rootsweep-check").delayed());
    assertEquals(1, stage.hub().inbox("rootsweep-activity").delayed());
    assertNothingIsLeft("rootsweep-activity");
  }

  @Test
  void sweepsOnceToLookAndOnceToRemove() throws JsonProcessingException {
    EventSource checks = stage.feed("rootsweep-check");
    LambdaFunction sweep = stage.start("rootsweep-sweep");

    JsonNode first = JSON.readTree(sweep.invoke(Samples.text("scheduled-sweep-scheduler.json")));
    int looked = checks.answerAll();

    assertTrue(first.path("firstSweep").asBoolean(), sweep.output());
    assertEquals(first.path("queued").asInt(), looked);
    assertEquals(
        List.of(), stage.calls().stream().filter(c -> c.operation().startsWith("Delete")).toList());
    tellDigest("2026-11-22T06:00:00Z");
    checks.answerAll();
    List<String> told = told(2);
    assertTrue(
        told.getFirst().contains("cannot see the root user of 383838383838"), told.toString());
    assertTrue(told.getLast().contains("it would remove in 7 accounts"), told.toString());

    sweep.invoke(Samples.text("scheduled-sweep-scheduler.json").replace("11-22", "11-23"));
    int swept = checks.answerAll();

    assertEquals(looked, swept);
    assertEquals(List.of(), stage.account(OLD_KEY.value()).root());
    assertEquals("Removed", stage.ledger().proofs(OLD_KEY).getLast().outcome());
    assertNotEquals(List.of(), stage.account(ExampleOrganization.KEY_IN_USE).root());
    assertNothingIsLeft("rootsweep-check");
  }

  /// Its quarter of an hour is over.
  private void tellDigest(String sweep) {
    String digest = stage.ledger().digest(sweep, Instant.now()).orElseThrow();
    Origin origin = new Origin(sweep, HUB, "us-east-1", Instant.parse(sweep));
    stage.queue().send(new DigestDue(sweep, digest, origin), Duration.ZERO);
  }

  private List<String> told(int awaited) {
    List<String> told = mails.take(awaited).stream().map(Message::body).toList();
    assertEquals(awaited, told.size(), told.toString());
    return told;
  }

  private void assertNothingIsLeft(String queue) {
    assertEquals(0, stage.hub().inbox(queue).ready());
    assertEquals(0, stage.hub().inbox(queue).inHand());
    assertEquals(0, stage.hub().inbox(queue + "-dead-letters").ready());
  }

  private static JsonNode sample(String name) {
    return sample(name, "", "");
  }

  private static JsonNode sample(String name, String old, String other) {
    try {
      return JSON.readTree(Samples.text(name).replace(old, other));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
