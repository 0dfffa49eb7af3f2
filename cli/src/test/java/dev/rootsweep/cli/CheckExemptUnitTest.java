package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// So many accounts hold an old key that a look lists the exempt unit instead of asking for each.
/// What is removed is decided by what AWS says of each account right before.
class CheckExemptUnitTest {
  private static final int MANY = 40;
  private static final String UNIT = "ou-exam-keepkeys1";
  private static final String MOVED = id(MANY - 1);
  private static final String EXEMPT = id(MANY);

  /// One account after the other, so that others were decided on before it moves.
  private static final int SESSION_AFTER_THE_LOOK = 2;

  private final HandWorld world = new HandWorld();

  CheckExemptUnitTest() {
    world.organization.ou(UNIT, "Keep", world.organization.rootId());
    IntStream.rangeClosed(1, MANY)
        .forEach(
            number ->
                world.organization.member(
                    Member.named(id(number), "Many " + number)
                        .holding(
                            Key.active(
                                "AKIAMANY%012d".formatted(number),
                                world.time.now().minus(Duration.ofDays(900))))));
    world.organization.account(EXEMPT).move(UNIT);
    world.environment.put(
        Setting.EXEMPTIONS.environmentName(), UNIT + " until 2099-12-31 for the migration");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sparesAnAccountThatMovedIntoTheUnitSinceTheLook() throws IOException {
    world.uponSession(
        MOVED,
        SESSION_AFTER_THE_LOOK,
        Faults.none(),
        () -> world.organization.account(MOVED).move(UNIT));

    check("--without-ledger", "--yes", "--cap", "1000", "--at-once", "1");

    assertTrue(calls("ListAccountsForParent") > 0);
    assertEquals("Spared", outcomes().get(MOVED));
    assertEquals("Spared", outcomes().get(EXEMPT));
    assertEquals("Removed", outcomes().get(id(8)));
    assertEquals(1, world.organization.account(MOVED).root().size());
  }

  private void check(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--output", "json", "--accounts"));
    arguments.add(String.join(",", IntStream.rangeClosed(1, MANY).mapToObj(n -> id(n)).toList()));
    world.check(arguments.toArray(String[]::new));
  }

  private Map<String, String> outcomes() throws IOException {
    Map<String, String> outcomes = new TreeMap<>();
    for (JsonNode account : world.report().path("accounts")) {
      outcomes.put(account.path("account").asText(), account.path("outcome").asText());
    }
    return outcomes;
  }

  private long calls(String operation) {
    return world.sandbox.record().count(call -> call.operation().equals(operation));
  }

  private static String id(int number) {
    return "%012d".formatted(500_000_000_000L + number);
  }
}
