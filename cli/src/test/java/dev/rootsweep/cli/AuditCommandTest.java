package dev.rootsweep.cli;

import static dev.rootsweep.cli.HandWorld.TABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void tellsOfEveryAccountAndDeletesNothing() throws IOException {
    int code = world.audit("--output", "json");

    JsonNode report = report();
    assertEquals(Rootsweep.FAILED, code);
    assertEquals(25, report.path("accounts").size());
    assertEquals("WouldRemove", outcome(report, ExampleOrganization.EVERYTHING));
    assertEquals("NotAuditable", outcome(report, ExampleOrganization.ROOT_DENIED));
    assertTrue(world.deletionSessions().isEmpty());
  }

  @Test
  void costsTwoCallsForACleanAccount() {
    world.audit();

    List<String> calls =
        world.sandbox.record().calls().stream()
            .filter(call -> call.account().equals(Optional.of("242424242424")))
            .map(call -> call.operation())
            .toList();
    assertEquals(List.of("AssumeRoot", "GetAccountSummary"), calls);
  }

  @Test
  void warnsOfAlertsWithoutALedger() {
    world.audit("--accounts", "242424242424");

    assertTrue(world.err.toString().contains("raises alerts"), world.err.toString());
    assertTrue(world.err.toString().contains("Not judged"), world.err.toString());
  }

  @Test
  void writesItsSessionKeysToTheLedgerAndNothingElse() throws IOException {
    int code = world.audit("--ledger", TABLE, "--output", "json", "--accounts", "303030303030");

    AccountId account = HandWorld.PASSWORD_AND_MFA;
    assertEquals(Rootsweep.REMAINS, code);
    assertFalse(world.err.toString().contains("raises alerts"));
    assertEquals(0, report().path("notJudged").size());
    assertFalse(world.ledger.standing(account).known());
    assertTrue(world.ledger.unsent(account).isEmpty());
    String key = world.calls("GetAccountSummary").getFirst().accessKeyId();
    assertTrue(world.ledger.isOurs(key));
  }

  @Test
  void saysOnceThatTheListsOfACleanAccountAreNotRead() throws IOException {
    hideAKeyFromTheNumbers();

    world.audit("--accounts", "242424242424", "--output", "json");

    assertEquals("Clean", outcome(report(), "242424242424"));
    assertEquals(2, world.err.toString().split("--lists", -1).length, world.err.toString());
    assertTrue(report().path("notJudged").toString().contains("GetAccountSummary does not count"));
    assertTrue(world.calls("ListAccessKeys").isEmpty());
  }

  @Test
  void readsTheListsOfEveryAccountWhenAsked() throws IOException {
    hideAKeyFromTheNumbers();

    world.audit("--accounts", "242424242424", "--lists", "--output", "json");

    assertEquals("WouldRemove", outcome(report(), "242424242424"));
    assertFalse(world.err.toString().contains("--lists"), world.err.toString());
    assertFalse(report().path("notJudged").toString().contains("GetAccountSummary does not count"));
  }

  @Test
  void readsTheListsOfAnAccountThatTheLedgerDoesNotKnow() throws IOException {
    hideAKeyFromTheNumbers();

    world.audit("--ledger", TABLE, "--accounts", "242424242424", "--output", "json");

    assertEquals("WouldRemove", outcome(report(), "242424242424"));
  }

  private void hideAKeyFromTheNumbers() {
    world
        .organization
        .account("242424242424")
        .add(Key.active("AKIAEXAMPLEHIDDEN001", world.time.now()))
        .faults(Faults.none().staleFor(Duration.ofHours(1)));
  }

  @Test
  void saysWhoIsNoMember() throws IOException {
    int code = world.audit("--accounts", "999999999999,242424242424", "--output", "json");

    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("Ignored", outcome(report(), "999999999999"));
    assertEquals("Clean", outcome(report(), "242424242424"));
  }

  @Test
  void takesAccountsAsWordsAsAListAndFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("accounts");
    Files.writeString(file, "\uFEFF252525252525,  # the first\n# more\n262626262626 \r\n");

    world.audit(
        "242424242424",
        "--accounts",
        "303030303030",
        "--accounts-file",
        file.toString(),
        "-o",
        "json");

    assertEquals(
        List.of("242424242424", "252525252525", "262626262626", "303030303030"),
        report().path("accounts").findValuesAsText("account"));
  }

  @Test
  void takesNoEmptyFileForAllAccounts(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("accounts"));

    assertEquals(Rootsweep.USAGE, world.audit("--accounts-file", file.toString()));
    assertTrue(world.err.toString().contains("names no account"), world.err.toString());
    Files.writeString(file, "# nobody yet\n");
    assertEquals(Rootsweep.USAGE, world.audit("--accounts-file", file.toString()));
    assertEquals(Rootsweep.USAGE, world.audit("--accounts-file", file + "-none"));
    assertTrue(world.err.toString().contains("-none does not exist"), world.err.toString());
  }

  @Test
  void looksAgainWhileTheRunLasts() throws IOException {
    world.audit("--accounts", ExampleOrganization.NEWLY_JOINED, "--output", "json");

    assertEquals("WouldRemove", outcome(report(), ExampleOrganization.NEWLY_JOINED));
    assertTrue(world.err.toString().contains("again in"), world.err.toString());
  }

  @Test
  void saysWhatIsLeftForLater() throws IOException {
    int code = world.audit("--accounts", ExampleOrganization.PENDING, "--output", "json");

    JsonNode row = report().path("accounts").path(0);
    assertEquals(Rootsweep.REMAINS, code);
    assertEquals("NotReady", row.path("outcome").asText());
    assertTrue(row.path("again").asBoolean());
    assertFalse(row.path("verified").asBoolean());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--accounts=12345 | twelve digits",
        "--accounts=242424242424,x | twelve digits",
        "--ou=Workloads | id of a unit",
        "--output=xml | --output",
        "--profile=no-such-profile | list-profiles",
        "--region=aws-global | AWS_REGION",
      })
  void namesTheFixForWrongUsage(String argument, String fix) {
    int code = world.audit(argument);

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains(fix), world.err.toString());
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void looksBelowAUnitAtAnyDepth() throws IOException {
    world.audit("--ou", "ou-exam-workload1", "--output", "json");

    JsonNode report = report();
    assertEquals("Clean", outcome(report, "272727272727"));
    assertEquals("WouldRemove", outcome(report, ExampleOrganization.EVERYTHING));
    assertEquals("missing", outcome(report, ExampleOrganization.HUB));
    assertTrue(world.calls("ListAccounts").isEmpty());
  }

  @Test
  void saysThatAUnitIsNotThere() {
    int code = world.audit("--ou", "ou-exam-notthere1");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains("ou-exam-notthere1"), world.err.toString());
  }

  @Test
  void takesAccountsOrAUnitNotBoth() {
    assertEquals(
        Rootsweep.USAGE, world.audit("--accounts", "242424242424", "--ou", "ou-exam-workload1"));
  }

  @ParameterizedTest
  @CsvSource({"ROOTSWEEP_MANAGEMENT_ACCOUNT", "ROOTSWEEP_HUB_ACCOUNT"})
  void refusesASettingThatContradictsAws(String setting) {
    world.environment.put(setting, "999999999999");

    int code = world.audit();

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains(setting), world.err.toString());
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void blamesASessionTokenThatIsLeftOver() {
    System.setProperty("aws.secretAccessKey", "wrong");
    world.environment.put("AWS_SESSION_TOKEN", "left over");

    assertEquals(Rootsweep.USAGE, world.audit());
    assertTrue(world.err.toString().contains("AWS_SESSION_TOKEN is set"), world.err.toString());
  }

  @Test
  void failsWithItsOwnCodeWhenAwsDoesNotKnowTheCaller() {
    System.setProperty("aws.secretAccessKey", "wrong");

    int code = world.audit();

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(world.err.toString().contains("does not accept these credentials"));
    assertTrue(world.err.toString().contains("does not belong to the access key id"));
    assertFalse(world.err.toString().contains("\tat "));
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(world.out.toString());
  }

  private static String outcome(JsonNode report, String account) {
    for (JsonNode row : report.path("accounts")) {
      if (row.path("account").asText().equals(account)) {
        return row.path("outcome").asText();
      }
    }
    return "missing";
  }
}
