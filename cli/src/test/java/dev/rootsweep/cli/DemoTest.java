package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final List<String> STEPS = new ArrayList<>();

  private static Demo.Result result;

  @BeforeAll
  static void show() {
    result = new Demo(STEPS::add).run();
  }

  @Test
  void showsEveryOutcomeKind() {
    Set<String> kinds = new HashSet<>();

    result.observed().outcomes().values().forEach(outcome -> kinds.add(outcome.name()));
    result.enforced().outcomes().values().forEach(outcome -> kinds.add(outcome.name()));

    assertEquals(
        Set.of(
            "Bare", "Removed", "WouldRemove", "Held", "Spared", "NotReady", "Incomplete", "Unseen"),
        kinds);
  }

  @Test
  void removesNothingWhileItObserves() {
    boolean removed =
        result.observed().outcomes().values().stream()
            .anyMatch(
                outcome ->
                    outcome instanceof CheckOutcome.Removed
                        || outcome instanceof CheckOutcome.Incomplete);

    assertFalse(removed);
  }

  @Test
  void removesEverythingFromTheAccountThatHoldsEverything() {
    CheckOutcome outcome =
        result.enforced().outcomes().get(new AccountId(ExampleOrganization.EVERYTHING));

    if (!(outcome instanceof CheckOutcome.Removed removed)) {
      fail("not removed: " + outcome);
      return;
    }
    assertEquals(4, removed.results().size());
    assertTrue(removed.results().stream().allMatch(CredentialResult::gone));
  }

  @Test
  void listsEveryAccountOfTheOrganization() throws IOException {
    DemoReport report = new DemoReport(result);

    JsonNode json = new JsonMapper().readTree(report.json());

    assertEquals(25, json.path("accounts").size());
    json.path("accounts")
        .forEach(row -> assertTrue(report.table().contains(row.path("account").asText())));
  }

  @Test
  void callsNothingVerifiedThatWasNotSeenBare() throws IOException {
    JsonNode json = new JsonMapper().readTree(new DemoReport(result).json());

    for (JsonNode row : json.path("accounts")) {
      String outcome = row.path("enforce").path("outcome").asText();
      assertEquals(
          Set.of("Bare", "Removed").contains(outcome), row.path("verified").asBoolean(), outcome);
    }
  }

  @Test
  void tellsItsSteps() {
    assertTrue(STEPS.stream().anyMatch(step -> step.startsWith("Mode observe: sweeping")));
    assertTrue(STEPS.stream().anyMatch(step -> step.startsWith("Mode enforce: sweeping")));
  }
}
