package dev.rootsweep.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
            "Clean",
            "Removed",
            "WouldRemove",
            "Held",
            "Spared",
            "NotReady",
            "Incomplete",
            "NotAuditable"),
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
  void callsNothingVerifiedThatWasNotSeenClean() throws IOException {
    JsonNode json = new JsonMapper().readTree(new DemoReport(result).json());

    for (JsonNode row : json.path("accounts")) {
      String outcome = row.path("enforce").path("outcome").asText();
      assertEquals(
          Set.of("Clean", "Removed").contains(outcome), row.path("verified").asBoolean(), outcome);
    }
  }

  @Test
  void tellsItsSteps() {
    assertTrue(STEPS.stream().anyMatch(step -> step.startsWith("Mode observe: sweeping")));
    assertTrue(STEPS.stream().anyMatch(step -> step.startsWith("Mode enforce: sweeping")));
  }

  @Test
  void tellsTheSweepsAsDigests() {
    assertEquals(1, digests(result.observed()));
    assertEquals(1, digests(result.enforced()));
  }

  private static long digests(Demo.Act act) {
    return act.notices().stream().filter(one -> one.kind() == CheckAlertKind.SWEEP_DIGEST).count();
  }

  @Test
  void staysSilentAboutItsOwnSession() {
    ActivityShow.Scene own = result.activity().getFirst();

    assertEquals(List.of(), own.mails());
    assertTrue(own.became().startsWith("silent, and proves"), own.became());
  }

  @Test
  void alertsOnEveryUseOfRoot() {
    assertEquals(
        List.of(
            "CRITICAL ROOT_SIGN_IN",
            "MEDIUM ROOT_SIGN_IN_FAILED",
            "HIGH ROOT_SIGN_IN_FAILED",
            "CRITICAL ROOT_SESSION_OPENED",
            "CRITICAL ROOT_ACCESS_WEAKENED",
            "MEDIUM ROOT_SIGN_IN_FAILED",
            "HIGH ROOT_SIGN_IN_FAILED"),
        mails().map(mail -> mail.notice().severity() + " " + mail.notice().kind()).toList());
    assertEquals(7, mails().map(mail -> mail.notice().id()).distinct().count());
  }

  @Test
  void namesTheAccountsAsTheOrganizationDoes() {
    mails()
        .forEach(
            mail ->
                assertTrue(
                    mail.text().contains("Account: Payments Prod (303030303030), /Workloads/Prod")
                        || mail.text().contains("Account: Management (111111111111), /"),
                    mail.text()));
  }

  @Test
  void checksTheAccountAtOnceAfterRootWasUsed() {
    assertEquals(
        List.of("303030303030 was checked at once: Clean"), result.activity().get(1).checks());
  }

  @Test
  void showsEveryMailWhole() throws IOException {
    DemoReport report = new DemoReport(result);
    JsonNode json = new JsonMapper().readTree(report.json());
    String shown = report.activity();

    mails()
        .forEach(
            mail -> {
              assertTrue(shown.contains("| Subject: " + mail.subject()), mail.subject());
              mail.text().lines().forEach(line -> assertTrue(shown.contains(line), line));
            });
    assertEquals(7, json.path("activity").findValuesAsText("subject").size());
  }

  private static Stream<ActivityShow.Mail> mails() {
    return result.activity().stream().flatMap(scene -> scene.mails().stream());
  }
}
