package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.KEY_IN_USE;
import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.RootCredential;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A removal that somebody began, and whose end is not recorded.
class CheckBegunTest {
  private static final AccountId CLEAN = new AccountId("242424242424");
  private static final String KEY = "AKIAEXAMPLEUSED00001";

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void isFinishedAndRecordedAlthoughNothingIsThere() throws IOException {
    begin(CLEAN, "AKIAEXAMPLEGONE00001");

    int code = check(CLEAN, "--yes");

    assertEquals(Rootsweep.DONE, code);
    assertEquals("Removed", row().path("outcome").asText());
    assertEquals("AKIAEXAMPLEGONE00001", row().at("/results/0/id").asText());
    assertEquals(Optional.empty(), world.ledger.standing(CLEAN).intent());
    assertEquals(1, world.ledger.proofs(CLEAN).size());
    assertTrue(world.err.toString().contains("A removal was begun"), world.err.toString());
    assertTrue(world.deletionSessions().isEmpty());
  }

  @Test
  void isFinishedOnlyWithAYes() throws IOException {
    begin(CLEAN, "AKIAEXAMPLEGONE00001");

    int code = check(CLEAN.value(), world.answering("n"));

    assertEquals(List.of("Finish 1 removal begun before? [y/N] "), world.questions);
    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Incomplete", row().path("outcome").asText());
    assertTrue(world.ledger.standing(CLEAN).intent().isPresent());
  }

  @Test
  void isNotCalledCleanByWhoOnlyLooks() throws IOException {
    begin(CLEAN, "AKIAEXAMPLEGONE00001");

    int code = world.audit("--ledger", TABLE, "--output", "json", "--accounts", CLEAN.value());

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Incomplete", row().path("outcome").asText());
    assertFalse(row().path("verified").asBoolean());
    assertTrue(
        world.err.toString().contains("A removal was begun and is not finished: " + CLEAN),
        world.err.toString());
    assertTrue(world.ledger.standing(CLEAN).intent().isPresent());
  }

  @Test
  void needsNoSecondApproval() throws IOException {
    begin(KEY_IN_USE, KEY);

    int code = check(KEY_IN_USE, "--yes");

    assertEquals(Rootsweep.DONE, code);
    assertEquals("Removed", row().path("outcome").asText());
    assertEquals(1, world.deletionSessions().size());
  }

  @Test
  void isJudgedAnewAfterADay() throws IOException {
    begin(KEY_IN_USE, KEY);
    world.time.pause(Duration.ofHours(26));

    int code = check(KEY_IN_USE, "--yes");

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Held", row().path("outcome").asText());
    assertTrue(world.deletionSessions().isEmpty());
    assertEquals(Optional.empty(), world.ledger.standing(KEY_IN_USE).intent());
  }

  private void begin(AccountId account, String key) {
    RootCredential credential =
        new RootCredential.AccessKey(
            key, true, world.time.now().minus(Duration.ofDays(900)), new LastUse.NoneRecorded());
    world.ledger.begin(account, "dead", world.time.now(), world.time.now().plusSeconds(1));
    Intent intent =
        new Intent(
            "intent-1",
            account,
            world.time.now().minus(Duration.ofHours(1)),
            Optional.empty(),
            "event-1",
            "approved",
            Set.of(),
            List.of(credential));
    world.ledger.permit(
        new PermitRequest(intent, "dead", world.time.now(), Optional.empty(), Optional.empty()));
    world.ledger.release(account, "dead");
  }

  private int check(AccountId account, String said) {
    return world.check("--ledger", TABLE, "--output", "json", "--accounts", account.value(), said);
  }

  private static int check(String account, HandWorld asked) {
    return asked.check("--ledger", TABLE, "--output", "json", "--accounts", account);
  }

  private JsonNode row() throws IOException {
    return world.report().path("accounts").path(0);
  }
}
