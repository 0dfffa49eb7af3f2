package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.KEY_IN_USE;
import static dev.rootsweep.cli.HandWorld.PASSWORD_AND_MFA;
import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The yes is given to what was shown.
class CheckShownTest {
  private static final String LATE = "AKIAEXAMPLELATE00001";
  private static final int SESSION_AFTER_THE_YES = 2;

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ledger " + TABLE + " --yes", "--without-ledger --yes"})
  void leavesAnAccountThatChangedSinceItWasShown(String said) throws IOException {
    changeAfterTheYes(PASSWORD_AND_MFA.value());

    int code = world.check((said + " --output json --accounts " + PASSWORD_AND_MFA).split(" ", -1));

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Changed", row().path("outcome").asText());
    assertTrue(row().path("why").asText().contains("changed since it was shown"));
    assertTrue(row().path("why").asText().contains(LATE), row()::toString);
    assertTrue(world.deletionSessions().isEmpty());
    assertEquals(3, world.organization.account(PASSWORD_AND_MFA.value()).root().size());
  }

  @Test
  void givesTheClaimBackWhereItLeavesAnAccount() {
    changeAfterTheYes(PASSWORD_AND_MFA.value());

    world.check("--ledger", TABLE, "--yes", "--accounts", PASSWORD_AND_MFA.value());

    assertTrue(
        world
            .ledger
            .begin(PASSWORD_AND_MFA, "next", world.time.now(), world.time.now().plusSeconds(9))
            .isPresent());
    assertEquals(Optional.empty(), world.ledger.standing(PASSWORD_AND_MFA).intent());
  }

  @Test
  void removesTheOtherAccountsAllTheSame() throws IOException {
    changeAfterTheYes(PASSWORD_AND_MFA.value());

    world.check(
        "--ledger",
        TABLE,
        "--yes",
        "--output",
        "json",
        "--accounts",
        PASSWORD_AND_MFA + "," + ExampleOrganization.OLD_KEY);

    assertEquals("Changed", row().path("outcome").asText());
    assertEquals("Removed", world.report().at("/accounts/1/outcome").asText());
    assertEquals(1, world.deletionSessions().size());
  }

  @Test
  void recordsWhatIsHeldAfterANoAsWell() throws IOException {
    world
        .answering("n")
        .check(
            "--ledger",
            TABLE,
            "--output",
            "json",
            "--accounts",
            PASSWORD_AND_MFA + "," + KEY_IN_USE);

    assertEquals(
        Optional.of(CheckEnding.HELD),
        world.ledger.standing(KEY_IN_USE).last().map(LastCheck::ending));
    assertEquals("not confirmed", row().path("why").asText());
    assertFalse(world.out.toString().contains("observe"), world.out.toString());
    assertTrue(world.deletionSessions().isEmpty());
  }

  @Test
  void saysNothingOfObservingWhereItMayRemove() {
    world.check("--without-ledger", "--yes", "--output", "json", "--accounts", "" + KEY_IN_USE);

    assertTrue(world.out.toString().contains("not to be removed now; held: "));
    assertFalse(world.out.toString().contains("observe"), world.out.toString());
  }

  private void changeAfterTheYes(String account) {
    world.uponSession(
        account,
        SESSION_AFTER_THE_YES,
        Faults.none(),
        () ->
            world
                .organization
                .account(account)
                .add(Key.active(LATE, world.time.now().minus(Duration.ofDays(900)))));
  }

  private JsonNode row() throws IOException {
    return world.report().path("accounts").path(0);
  }
}
