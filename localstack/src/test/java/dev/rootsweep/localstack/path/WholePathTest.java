package dev.rootsweep.localstack.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.infra.event.Samples;
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
  private final People people;

  WholePathTest(@TempDir Path folder) {
    this.stage = new Stage(folder);
    this.people = stage.people();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void cleansAnAccountThatJoins() {
    String joined = Samples.text("account-joined.json").replace("404040404040", OLD_KEY.value());
    stage.hub().happens(event(joined));

    stage.feed("rootsweep-check").answer(1);

    assertEquals(List.of(), stage.account(OLD_KEY.value()).root());
    Proof proof = stage.ledger().proofs(OLD_KEY).getLast();
    assertEquals(CheckEnding.REMOVED, proof.ending());
    assertEquals("00000000-0000-4000-8000-000000000003", proof.causeEventId());
    String told = people.informed(1).getFirst();
    assertTrue(told.contains("access key AKIAEXAMPLEOLD000001"), told);
    assertTrue(told.contains("Legacy Billing"), told);
    people.heardNothingElse();
    assertNothingIsLeft("rootsweep-check");
  }

  @Test
  void tellsOfARootSignInAndChecksTheAccount() {
    stage.hub().happens(event(Samples.text("root-sign-in.json")));

    stage.feed("rootsweep-root-activity").answer(1);
    String alert = people.woken(1).getFirst();
    stage.feed("rootsweep-check").answer(1);

    assertTrue(alert.contains("signed in as the root user of Payments Prod"), alert);
    assertTrue(alert.contains("192.0.2.44"), alert);
    assertEquals(List.of(), stage.account(SIGNED_IN.value()).root());
    assertEquals(CheckEnding.REMOVED, stage.ledger().proofs(SIGNED_IN).getLast().ending());
    String removed = people.informed(1).getFirst();
    assertTrue(removed.contains("removed"), removed);
    people.heardNothingElse();
    // It looks again after a quarter of an hour; then the burst ends too.
    assertEquals(1, stage.hub().inbox("rootsweep-check").delayed());
    assertEquals(1, stage.hub().inbox("rootsweep-activity").delayed());
    assertNothingIsLeft("rootsweep-check");
    assertNothingIsLeft("rootsweep-activity");
  }

  @Test
  void sweepsOnceToLookAndOnceToRemove() {
    EventSource checks = stage.feed("rootsweep-check");
    LambdaFunction sweep = stage.start("rootsweep-sweep");

    JsonNode first = event(sweep.invoke(Samples.text("scheduled-sweep-scheduler.json")));
    int members = first.path("queued").asInt();
    demandMissingSubscriptions();
    checks.answer(members);

    assertEquals(21, members, sweep::output);
    assertTrue(first.path("firstSweep").asBoolean(), sweep::output);
    assertEquals(List.of(), stage.deletions());
    String unseen = people.woken(1).getFirst();
    assertTrue(unseen.contains("cannot see the root user of 383838383838"), unseen);
    tellDigest("2026-11-22T06:00:00Z");
    checks.answer(1);
    String digest = people.informed(1).getFirst();
    assertTrue(digest.contains("it would remove in 7 accounts"), digest);

    sweep.invoke(Samples.text("scheduled-sweep-scheduler.json").replace("11-22", "11-23"));
    demandMissingSubscriptions();
    checks.answer(members);

    assertEquals(List.of(), stage.account(OLD_KEY.value()).root());
    assertEquals(CheckEnding.REMOVED, stage.ledger().proofs(OLD_KEY).getLast().ending());
    assertNotEquals(List.of(), stage.deletions());
    assertEquals(1, stage.account(ExampleOrganization.KEY_IN_USE).root().size());
    assertNothingIsLeft("rootsweep-check");
  }

  /// Nobody has confirmed the addresses of the template: that is an event, and no mail.
  private void demandMissingSubscriptions() {
    String missing = people.automated(1).getFirst();

    assertTrue(missing.contains("\"kind\":\"SUBSCRIPTIONS_MISSING\""), missing);
  }

  /// Its quarter of an hour is over.
  private void tellDigest(String sweep) {
    String digest = stage.ledger().digest(sweep, Instant.now()).orElseThrow();
    Origin origin = new Origin(sweep, HUB, "us-east-1", Instant.parse(sweep));
    stage.queue().send(new DigestDue(sweep, digest, origin), Duration.ZERO);
  }

  private void assertNothingIsLeft(String queue) {
    assertEquals(0, stage.hub().inbox(queue).ready());
    assertEquals(0, stage.hub().inbox(queue).inHand());
    assertEquals(0, stage.hub().inbox(queue + "-dead-letters").ready());
  }

  private static JsonNode event(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
