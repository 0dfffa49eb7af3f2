package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.KEY_IN_USE;
import static dev.rootsweep.cli.HandWorld.PASSWORD_AND_MFA;
import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  private static final String TWO =
      ExampleOrganization.PASSWORD_AND_MFA + "," + ExampleOrganization.KEY_IN_USE;

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void listsAsksAndRemoves() throws IOException {
    int code = world.answering("y").check("--ledger", TABLE, "--accounts", TWO, "--output", "json");

    assertEquals(List.of("Remove 2 credentials of 1 account? [y/N] "), world.questions);
    assertTrue(world.err.toString().contains("console password, made"), world.err.toString());
    assertTrue(world.err.toString().contains("s3 eu-west-1"), world.err.toString());
    assertEquals(Map.of(PASSWORD_AND_MFA.value(), "Removed", KEY_IN_USE.value(), "Held"), ends());
    assertEquals(Rootsweep.REMAINS, code);
    assertEquals(
        List.of(PASSWORD_AND_MFA.value()),
        world.deletionSessions().stream()
            .map(call -> call.parameters().get("TargetPrincipal"))
            .toList());
  }

  @Test
  void recordsWhatIsHeldSoThatItCanBeApproved() {
    world.answering("y").check("--ledger", TABLE, "--accounts", TWO);

    assertEquals(Optional.of("Held"), recorded(KEY_IN_USE));
    assertEquals(Optional.of("Removed"), recorded(PASSWORD_AND_MFA));
    assertTrue(world.out.toString().contains("rootsweep approve 323232323232"));
  }

  @Test
  void leavesItsNoticesToTheDeployedSystem() {
    world.answering("y").check("--ledger", TABLE, "--accounts", TWO);

    assertEquals(1, world.ledger.unsent(KEY_IN_USE).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "", "yess", "remove"})
  void removesNothingWithoutAYes(String answer) {
    int code = world.answering(answer).check("--ledger", TABLE, "--accounts", TWO);

    assertEquals(Rootsweep.REMAINS, code);
    assertTrue(world.err.toString().contains("Nothing was removed."));
    assertTrue(world.deletionSessions().isEmpty());
    assertEquals(Optional.empty(), recorded(PASSWORD_AND_MFA));
  }

  @Test
  void takesTheEndOfTheInputForANo() {
    world.answering().check("--ledger", TABLE, "--accounts", TWO);

    assertTrue(world.deletionSessions().isEmpty());
  }

  @Test
  void refusesToStartWhereNobodyCanAnswer() {
    int code = world.check("--ledger", TABLE);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains("--yes"), world.err.toString());
    assertTrue(world.sandbox.record().calls().isEmpty());
  }

  @Test
  void doesNotAskWhereYesIsSaid() {
    world.check("--ledger", TABLE, "--accounts", TWO, "--yes");

    assertTrue(world.questions.isEmpty());
    assertEquals(1, world.deletionSessions().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--dry-run --yes"})
  void onlyLooksInADryRun(String said) throws IOException {
    String[] arguments =
        ("--ledger " + TABLE + " --output json --accounts " + TWO + " " + said).split(" ", -1);

    int code = world.check(arguments);

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("observe", report().path("mode").asText());
    assertTrue(world.deletionSessions().isEmpty());
    assertEquals(Optional.empty(), recorded(PASSWORD_AND_MFA));
  }

  @Test
  void onlyLooksWhereTheEnvironmentSaysObserve() {
    world.environment.put("ROOTSWEEP_MODE", "observe");

    world.check("--ledger", TABLE, "--accounts", TWO, "--yes");

    assertTrue(world.err.toString().contains("ROOTSWEEP_MODE is observe"), world.err.toString());
    assertTrue(world.deletionSessions().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--yes", "--without-ledger"})
  void onlyLooksWithoutALedgerUnlessBothAreSaid(String said) throws IOException {
    world.answering("y").check("--accounts", TWO, "--output", "json", said);

    assertTrue(world.questions.isEmpty());
    assertEquals(6, report().path("notJudged").size());
    assertTrue(world.err.toString().contains("--without-ledger"), world.err.toString());
    assertTrue(world.deletionSessions().isEmpty());
  }

  @Test
  void refusesToStartWhereNobodyCanAnswerAlsoWithoutALedger() {
    int code = world.check("--accounts", TWO);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.sandbox.record().calls().isEmpty());
  }

  /// A script's variable was empty: that is no word for going without a ledger.
  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesALedgerWithoutAName(String table) {
    int code = world.check("--ledger", table, "--accounts", TWO, "--yes");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains("--ledger is empty"), world.err.toString());
    assertTrue(world.sandbox.record().calls().isEmpty());
  }

  @Test
  void removesWithoutALedgerWhereBothAreSaid() throws IOException {
    world.check("--accounts", TWO, "--output", "json", "--yes", "--without-ledger");

    assertEquals("Removed", ends().get(PASSWORD_AND_MFA.value()));
    assertEquals("WouldRemove", ends().get(KEY_IN_USE.value()));
    assertEquals(1, world.deletionSessions().size());
  }

  @Test
  void refusesALedgerThatIsBothNamedAndDeclined() {
    int code = world.check("--ledger", TABLE, "--without-ledger", "--yes");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void holdsEverythingWhileRemovalsArePaused() throws IOException {
    world.ledger.pause(new Pause("arn:example", "incident 42", world.time.now()));

    int code = world.check("--ledger", TABLE, "--accounts", TWO, "--yes", "--output", "json");

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals(Map.of(PASSWORD_AND_MFA.value(), "Held", KEY_IN_USE.value(), "Held"), ends());
    assertTrue(world.deletionSessions().isEmpty());
  }

  /// The deployment's exemptions are settings of its functions, which a person's shell has not.
  @Test
  void sparesWhatTheDeploymentExempts() throws IOException {
    world.ledger.noteRules(
        Map.of(
            Setting.EXEMPTIONS,
            ExampleOrganization.OLD_KEY + " until 2099-12-31 for the print service",
            Setting.DRIFT,
            "hold"));
    world.environment.put("ROOTSWEEP_DRIFT", "remove");
    world.environment.put(
        "ROOTSWEEP_EXEMPTIONS",
        ExampleOrganization.PASSWORD_AND_MFA + " until 2099-12-31 for a trial");

    int _ =
        checkWithLedger(ExampleOrganization.PASSWORD_AND_MFA + "," + ExampleOrganization.OLD_KEY);

    assertEquals(List.of("Spared", "Spared"), List.copyOf(ends().values()));
    assertEquals(List.of(), world.deletionSessions());
    assertTrue(
        world.err.toString().contains("ROOTSWEEP_DRIFT is remove here and hold in the deployment"),
        world.err::toString);
  }

  @Test
  void saysThatItDoesNotKnowTheRulesOfADeploymentThatHasNotSweptYet() {
    world.ledger.noteRules(Map.of());

    world.check("--ledger", TABLE, "--dry-run", "--accounts", ExampleOrganization.PASSWORD_AND_MFA);

    assertTrue(
        world.err.toString().contains("Not judged: exemptions and rules of the deployment"),
        world.err::toString);
  }

  @Test
  void holdsWhatExceedsTheCapAndSaysSo() throws IOException {
    world.check(
        "--ledger",
        TABLE,
        "--cap",
        "1",
        "--yes",
        "--output",
        "json",
        "--accounts",
        ExampleOrganization.PASSWORD_AND_MFA + "," + ExampleOrganization.OLD_KEY);

    assertEquals(List.of("Held", "Removed"), ends().values().stream().sorted().toList());
    assertTrue(world.err.toString().contains("--cap 2"), world.err.toString());
    assertEquals(1, world.deletionSessions().size());
  }

  @Test
  void neverTouchesTheManagementAccountNorStrangers() throws IOException {
    world.check(
        "--ledger", TABLE, "--yes", "--output", "json", "--accounts", "111111111111,999999999999");

    assertEquals(Map.of("111111111111", "Spared", "999999999999", "Ignored"), ends());
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void triesAnIncompleteRemovalAgainAndThenSaysSo() throws IOException {
    int code = checkWithLedger(ExampleOrganization.UNDELETABLE_KEY);

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals(Map.of(ExampleOrganization.UNDELETABLE_KEY, "Incomplete"), ends());
    assertEquals(3, world.deletionSessions().size());
    assertEquals(
        Map.of("AKIAEXAMPLESTUCK0001", "FAILED", "AKIAEXAMPLESTUCK0002", "FAILED"),
        fates(report().path("accounts").path(0)));
    assertFalse(report().path("accounts").path(0).path("verified").asBoolean());
  }

  @Test
  void endsWellWhereEverythingIsClean() {
    assertEquals(
        Rootsweep.DONE, world.check("--ledger", TABLE, "--yes", "--accounts", "242424242424"));
  }

  private Optional<String> recorded(AccountId account) {
    return world.ledger.standing(account).last().map(LastCheck::ending).map(CheckEnding::title);
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(world.out.toString());
  }

  private static Map<String, String> fates(JsonNode account) {
    return account
        .path("results")
        .valueStream()
        .collect(Collectors.toMap(r -> r.path("id").asText(), r -> r.path("fate").asText()));
  }

  private int checkWithLedger(String accounts) {
    return world.check("--ledger", TABLE, "--yes", "--output", "json", "--accounts", accounts);
  }

  private Map<String, String> ends() throws IOException {
    Map<String, String> ends = new HashMap<>();
    report()
        .path("accounts")
        .forEach(row -> ends.put(row.path("account").asText(), row.path("outcome").asText()));
    return ends;
  }
}
