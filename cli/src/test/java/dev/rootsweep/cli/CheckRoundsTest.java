package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A removal that takes several rounds is reported whole, with a ledger and without.
class CheckRoundsTest {
  private static final String ACCOUNT = ExampleOrganization.EVERYTHING;
  private static final String STUCK = "AKIAEXAMPLEBOTH00001";

  /// A look, then an audit and a deletion in the first round.
  private static final int SESSION_OF_THE_SECOND_ROUND = 4;

  private static final String KEPT = "--ledger " + TABLE + " --yes";
  private static final String NOT_KEPT = "--without-ledger --yes";

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEPT, NOT_KEPT})
  void namesAllThatWasDeletedByAnyRound(String said) throws IOException {
    inTheSecondRound(account -> account.faults(Faults.none()));

    int code = check(said);

    assertEquals(Rootsweep.DONE, code);
    assertEquals("Removed", row().path("outcome").asText());
    assertEquals(Map.of("REMOVED", 4L), fates());
    assertEquals(2, world.deletionSessions().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {KEPT, NOT_KEPT})
  void namesWhatWasDeletedBesideWhatStays(String said) throws IOException {
    inTheSecondRound(_ -> {});

    int code = check(said);

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Incomplete", row().path("outcome").asText());
    assertEquals(Map.of("REMOVED", 3L, "FAILED", 1L), fates());
    assertEquals(1, row().path("remaining").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {KEPT, NOT_KEPT})
  void namesWhatWasDeletedWhereALaterRoundIsRefused(String said) throws IOException {
    inTheSecondRound(account -> account.rootDenied(true));

    int code = check(said);

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Incomplete", row().path("outcome").asText());
    assertEquals(Map.of("REMOVED", 3L, "FAILED", 1L), fates());
    assertTrue(row().path("why").asText().contains("could not be seen"), row()::toString);
    assertFalse(row().path("verified").asBoolean());
  }

  private void inTheSecondRound(Consumer<Account> happening) {
    world.uponSession(
        ACCOUNT,
        SESSION_OF_THE_SECOND_ROUND,
        Faults.none().denyDeletion(STUCK),
        () -> happening.accept(world.organization.account(ACCOUNT)));
  }

  private int check(String said) {
    List<String> words = List.of((said + " --output json --accounts " + ACCOUNT).split(" ", -1));
    return world.check(words.toArray(String[]::new));
  }

  private JsonNode row() throws IOException {
    return world.report().path("accounts").path(0);
  }

  private Map<String, Long> fates() throws IOException {
    return row()
        .path("results")
        .valueStream()
        .collect(Collectors.groupingBy(r -> r.path("fate").asText(), Collectors.counting()));
  }
}
