package dev.rootsweep.infra.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.infra.Synthesized;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentReaderTest {
  private static final Pattern PROBLEM = Pattern.compile("^- ", Pattern.MULTILINE);

  @Test
  void takesDefaultsThatHarmNothing() {
    Deployment deployment = DeploymentReader.of(Synthesized.usual());

    assertEquals(Topology.HUB, deployment.topology());
    assertFalse(deployment.enforces());
    assertEquals(List.of("us-east-1", "us-east-2", "us-west-2"), deployment.regions());
    assertEquals(new Deployment.Ledger.Made(), deployment.ledger());
    assertFalse(deployment.denyRoot());
    assertFalse(deployment.protectForwarders());
  }

  @Test
  void takesListsAsTextsAndAsJson() {
    Deployment texts =
        deployment("regions", "eu-west-1, ap-south-1", "email", "a@example.com,b@example.com");
    Deployment json =
        DeploymentReader.of(
            with(
                Map.of(
                    "regions", List.of("eu-west-1", "ap-south-1"),
                    "email", List.of("a@example.com", "b@example.com"))));

    assertEquals(json, texts);
    assertEquals(List.of("a@example.com", "b@example.com"), texts.emails());
    assertTrue(texts.regions().contains("ap-south-1"));
  }

  @Test
  void handsOnToTheFunctionsWhatTheyReadThemselves() {
    Deployment deployment =
        deployment(
            "mode", "enforce",
            "removalCap", "7",
            "exemptions", "393939393939 until 2027-01-31 for the migration");

    assertTrue(deployment.enforces());
    assertEquals("7", deployment.rules().get(Setting.REMOVAL_CAP));
    assertEquals(
        "393939393939 until 2027-01-31 for the migration",
        deployment.rules().get(Setting.EXEMPTIONS));
  }

  @Test
  void needsNoHubAccountInTheTopologySingle() {
    Deployment deployment = deployment("topology", "single", "hubAccount", "");

    assertEquals(Synthesized.MANAGEMENT, deployment.hubAccount());
  }

  @Test
  void leavesTheKeysOfTheCdkAlone() {
    DeploymentReader.of(
        with(
            Map.of(
                "@aws-cdk/core:newStyleStackSynthesis", true,
                "aws:cdk:enable-path-metadata", true,
                "availability-zones:account=111111111111:region=us-east-1", List.of("a"),
                "acknowledged-issue-numbers", List.of(1),
                "cdk-migrate", true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          topology           | both                          | 'both' is no topology
          organizationId     | r-1234                        | 'r-1234' is not the id of an organization
          managementAccount  | 1234                          | '1234' is not an account id of twelve digits
          hubAccount         | hub                           | 'hub' is not an account id of twelve digits
          hubAccount         | 111111111111                  | is the management account: then the topology is single
          hubRegion          | virginia                      | 'virginia' is no Region of AWS
          hubRegion          | eu-cental-1                   | 'eu-cental-1' is no Region of AWS; there are eu-central-1, eu-central-2
          regions            | us-nowhere-7                  | 'us-nowhere-7' is no Region of AWS; there are us-east-1, us-east-2
          hubRegion          | aws-global                    | 'aws-global' is no Region of AWS
          hubRegion          | us-gov-west-1                 | us-gov-west-1 is in GovCloud, where AWS has no central management
          hubRegion          | eusc-de-east-1                | eusc-de-east-1 is in the partition aws-eusc, in which Rootsweep was never tried
          deploymentRoles    | arn:aws-cn:iam::222222222222:role/ci | arn:aws-cn:iam::222222222222:role/ci is in another partition than us-east-1
          deploymentRoles    | arn:aws:iam::999999999999:role/ci | arn:aws:iam::999999999999:role/ci is in no account of 111111111111, 222222222222
          operators          | arn:aws:iam::111111111111:role/soc | arn:aws:iam::111111111111:role/soc is in no account of 222222222222
          operators          | soc                           | 'soc' is not the ARN of a role
          ledgerKey          | arn:aws-cn:kms:us-east-1:222222222222:key/1 | arn:aws-cn:kms:us-east-1:222222222222:key/1 is in another partition
          protectForwarders  | true                          | nobody could change the hub's own forwarders
          email              | nobody                        | 'nobody' is not an e-mail address
          pager              | secretsmanager:pager:url      | 'secretsmanager:pager:url' is neither an https URL nor secretsmanager:NAME
          pager              | http://pager.example.com      | 'http://pager.example.com' is neither an https URL nor secretsmanager:NAME
          chat               | irc:room                      | 'irc:room' is no room
          mode               | delete                        | 'delete' is not a choice
          exemptions         | 393939393939 for the archive  | '393939393939 for the archive' is not an exemption
          exemptions         | 393939393939 until soon for x | 'soon' is not a date
          recentUse          | -1                            | -1 is not from 0 to 3650
          removalCap         | many                          | 'many' is not a whole number
          drift              | alert                         | 'alert' is not a choice
          runbookUrl         | http://wiki                   | 'http://wiki' is not the https URL of a folder
          runbookUrl         | https://wiki/runbook?v=2      | 'https://wiki/runbook?v=2' is not the https URL of a folder, without ? and #
          denyRootPolicy     | deny                          | 'deny' is not the id of an organization policy
          schedule           | rate(2 days)                  | 'rate(2 days)' does not fire every day
          schedule           | rate(1 hours)                 | 'rate(1 hours)' does not fire every day
          schedule           | cron(99 77 * * ? *)           | 'cron(99 77 * * ? *)' does not fire every day
          schedule           | cron(* * * * ? *)             | 'cron(* * * * ? *)' does not fire every day
          email              | ,                             | names nobody
          forwarderUnits     | r-abcd,ou-abcd-12345678       | a root holds all units
          schedule           | rate(25 hours)                | 'rate(25 hours)' does not fire every day
          schedule           | cron(0 6 ? * MON *)           | 'cron(0 6 ? * MON *)' does not fire every day
          regions            | cn-north-1                    | cn-north-1 is in another partition than us-east-1
          forwarderUnits| production                    | 'production' is not the id of a root or an OU
          logRetention       | 100                           | 100 is none of [1, 3, 5
          deploymentRoles    | admin                         | 'admin' is not the ARN of a role
          deploymentRoles    | arn:aws:iam::222222222222:role/ci-* | 'arn:aws:iam::222222222222:role/ci-*' is not the ARN of a role, named exactly
          ledgerTable        | x                             | 'x' is not the name of a table
          ledgerKey          | alias/key                     | 'alias/key' is not a key's ARN
          denyRoot           | yes                           | 'yes' is neither
          """)
  void saysWhatIsWrongWithASetting(String key, String text, String problem) {
    String told = refusal(Map.of(key, text));

    assertTrue(told.contains("- " + key + ": " + problem), told);
  }

  @ParameterizedTest
  @CsvSource({"organizationId", "managementAccount", "email"})
  void saysWhatIsMissing(String key) {
    String told = refusal(Map.of(key, ""));

    assertTrue(told.contains("- " + key + " is missing"), told);
  }

  @Test
  void encodesTheChannelOfATeamAsAwsWantsIt() {
    String id = "11111111-2222-4333-8444-55555555555A";

    assertEquals(
        new Chat.Teams(id, id, "19%3AabcDEF%40thread.tacv2"),
        deployment("chat", "teams:" + id + "/" + id + "/19:abcDEF@thread.tacv2").chat());
    assertEquals(
        new Chat.Teams(id, id, "19%3aabcDEF%40thread.tacv2"),
        deployment("chat", "teams:" + id + "/" + id + "/19%3aabcDEF%40thread.tacv2").chat());
  }

  @Test
  void saysThatTheHubIsMissing() {
    assertTrue(refusal(Map.of("hubAccount", "")).contains("- hubAccount: is missing"));
  }

  @Test
  void knowsNoOtherKeys() {
    String told = refusal(Map.of("emial", "a@example.com"));

    assertTrue(told.contains("'emial' is no setting; there are topology, organizationId"), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 hour)",
        "rate(24 hours)",
        "cron(0 6 * * ? *)",
        "cron(30 */6 ? * * *)",
        "cron(5 0,12 * * ? *)",
        "cron(0 * * * ? *)"
      })
  void takesSchedulesThatFireEveryDay(String schedule) {
    assertEquals(schedule, deployment("schedule", schedule).schedule());
  }

  @Test
  void namesEverybodyOnce() {
    assertEquals(
        List.of("a@example.com"), deployment("email", "a@example.com,a@example.com").emails());
  }

  /// A step of no hours is taken by no scheduler.
  @Test
  void refusesAStepOfNothing() {
    assertTrue(refusal(Map.of("schedule", "cron(0 */0 * * ? *)")).contains("- schedule: "));
  }

  @Test
  void knowsHowMuchAFunctionCanBeToldOfRoles() {
    StringBuilder roles = new StringBuilder();
    for (int number = 0; number < 40; number++) {
      roles
          .append("arn:aws:iam::222222222222:role/aws-reserved/AWSReservedSSO_")
          .append(number)
          .append(',');
    }

    assertTrue(refusal(Map.of("deploymentRoles", roles.toString())).contains("name fewer roles"));
  }

  @Test
  void knowsHowMuchAFunctionCanBeTold() {
    String many = "393939393939 until 2027-01-31 for the archive;".repeat(60);

    assertTrue(refusal(Map.of("exemptions", many)).contains("exempt OUs or tags"));
  }

  @Test
  void wantsTheKeyOfTheLedgerWhereTheHubIs() {
    String told =
        refusal(
            Map.of(
                "ledgerTable", "rootsweep-ledger",
                "ledgerKey",
                    "arn:aws:kms:eu-west-1:222222222222:key/11111111-2222-4333-8444-555555555555"));

    assertTrue(told.contains("is not in the hub's account and Region"), told);
  }

  @Test
  void wantsAnAdoptedLedgerWhole() {
    assertTrue(refusal(Map.of("ledgerTable", "rootsweep-ledger")).contains("given together"));
  }

  @Test
  void keepsTheTopologySingleWhereOrganizationsSpeaks() {
    String told = refusal(Map.of("topology", "single", "hubAccount", "", "hubRegion", "eu-west-1"));

    assertTrue(told.contains("- hubRegion: in the topology single it is us-east-1"), told);
  }

  @Test
  void tellsEveryProblemAtOnce() {
    Map<String, Object> context =
        Map.of(
            "managementAccount", "12",
            "mode", "wild",
            "exemptions", "x",
            "unheardOf", "y",
            "schedule", "never");

    InvalidDeployment invalid =
        assertThrows(InvalidDeployment.class, () -> DeploymentReader.of(context));

    // Those, and organizationId, hubAccount and email, which are missing.
    assertEquals(8, PROBLEM.matcher(String.valueOf(invalid.getMessage())).results().count());
  }

  private static String refusal(Map<String, Object> more) {
    InvalidDeployment invalid =
        assertThrows(InvalidDeployment.class, () -> DeploymentReader.of(with(more)));
    return String.valueOf(invalid.getMessage());
  }

  private static Deployment deployment(String... more) {
    Map<String, Object> context = new HashMap<>();
    for (int i = 0; i < more.length; i += 2) {
      context.put(more[i], more[i + 1]);
    }
    return DeploymentReader.of(with(context));
  }

  private static Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> context = new HashMap<>(Synthesized.usual());
    context.putAll(more);
    return context;
  }
}
