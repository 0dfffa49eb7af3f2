package dev.rootsweep.sandbox.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.AccountState;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.S3Bucket;
import dev.rootsweep.sandbox.SqsQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationFileTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path EXAMPLE = DOCS.resolve("sandbox-organization.json");

  private static final String SMALL =
      """
      {
        "management": { "id": "111111111111", "name": "Management" },
        "organizationalUnits": [ { "id": "ou-exam-workload1", "name": "Workloads" } ],
        "accounts": [ {
          "id": "222222222222",
          "name": "Hub",
          "credentials": [
            { "type": "password", "created": "-1d" },
            { "type": "accessKey", "id": "AKIAEXAMPLE000000001", "created": "-1d" } ]
        } ],
        "delegates": [ "222222222222" ],
        "policies": [ { "name": "no root", "targets": [ "root" ] } ],
        "callers": [ {
          "accessKeyId": "AKIAEXAMPLEHUB000003",
          "secretAccessKey": "not/a/secret",
          "account": "222222222222"
        } ],
        "faults": { "rates": "aws", "rateLimits": [ { "calls": "iam", "perSecond": 1 } ] }
      }
      """;

  @Test
  void readsTheExampleOfTheDocuments() {
    OrganizationFile file = OrganizationFile.read(EXAMPLE, NOW);
    Account payments = file.organization().account("303030303030");

    assertEquals("o-exampleorg2", file.organization().id());
    assertEquals("111111111111", file.managementAccount());
    assertEquals("AKIAEXAMPLEHUB000002", file.caller().accessKeyId());
    assertEquals("222222222222", file.caller().account());
    assertEquals(6, file.organization().accounts().size());
    assertEquals(AccountState.CLOSED, file.organization().account("373737373737").state());
    assertEquals(
        List.of(
            Password.created(daysAgo(2000)).used(daysAgo(900)),
            Key.active("AKIAEXAMPLEOLD000001", daysAgo(1900))
                .inactive()
                .used(daysAgo(400), "s3", "eu-west-1"),
            Certificate.active("EXAMPLECERTIFICATE000001", daysAgo(1900)),
            Mfa.virtual("303030303030", daysAgo(1999))),
        payments.root());
  }

  @Test
  void readsTheBucketsAndQueuesOfTheExample() {
    Organization organization = OrganizationFile.read(EXAMPLE, NOW).organization();

    assertEquals(
        List.of(new SqsQueue("222222222222", "eu-west-1", "findings", Optional.empty())),
        organization.queuesOf("222222222222"));
    S3Bucket bucket = organization.bucketsOf("222222222222").getFirst();
    assertEquals("eu-west-1 example-audit-logs", bucket.region() + " " + bucket.name());
    assertTrue(bucket.policy().orElseThrow().startsWith("{\"Version\":\"2012-10-17\""));
    assertEquals(List.of(), organization.bucketsOf("303030303030"));
  }

  @Test
  void documentsEveryFieldOfTheExample() throws IOException {
    String document = Files.readString(DOCS.resolve("sandbox.md"));
    Set<String> names = new TreeSet<>();
    names(new ObjectMapper().readTree(Files.readString(EXAMPLE)), names);

    // Calls, and AWS's words in policies, begin with a capital.
    names.removeIf(name -> name.matches("team|\\*|iam|iam:GetAccountSummary|[A-Z]\\w+"));
    Set<String> missing = new TreeSet<>(names);
    missing.removeIf(name -> document.contains("`" + name + "`"));

    assertEquals(Set.of(), missing);
    assertTrue(names.size() > 40, names::toString);
  }

  @Test
  void readsASmallFile() {
    Organization organization = parse(SMALL).organization();

    assertEquals(2, organization.account("222222222222").root().size());
    assertEquals(1, organization.callers().size());
  }

  /// What is replaced in the small file, by what, and the problem that this makes.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\": \"111111111111\"|\"id\": 1|$.management.id: must be a text",
        "\"id\": \"111111111111\"|\"id\": \"1\"|$.management.id: must be twelve digits",
        "\"name\": \"Hub\",|``|$.accounts[0].name: missing",
        "\"name\": \"Hub\"|\"nam\": \"Hub\"|$.accounts[0].nam: unknown; known here are",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"x y\": 1|$.accounts[0]['x y']: unknown",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"state\": \"GONE\"|$.accounts[0].state: must be one"
            + " of",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"buckets\": [{\"name\":"
            + " \"A\"}]|$.accounts[0].buckets[0].name: must be a bucket name",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"buckets\": [{\"name\": \"logs\"}, {\"name\":"
            + " \"logs\"}]|$.accounts[0].buckets[1].name: given before, at"
            + " $.accounts[0].buckets[0]",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"queues\": [{\"region\":"
            + " \"here\"}]|$.accounts[0].queues[0].name: missing",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"queues\": [{\"region\":"
            + " \"here\"}]|$.accounts[0].queues[0].region: must be a Region",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"queues\": [{\"name\": \"q\", \"policy\": \"{}\"}]|"
            + "$.accounts[0].queues[0].policy: must be an object",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"unit\": \"ou-x\"|$.accounts[0].unit: names nothing",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"tags\": {\"a\": 1}|$.accounts[0].tags.a: must be a"
            + " text",
        "\"name\": \"Hub\"|\"name\": \"Hub\", \"joined\": \"-1y\"|$.accounts[0].joined: must be"
            + " such as",
        "\"type\": \"password\"|\"type\": \"pin\"|$.accounts[0].credentials[0].type: must be one"
            + " of",
        "\"type\": \"password\", |``|$.accounts[0].credentials[0].type: missing",
        "\"created\": \"-1d\" },|\"created\": \"yesterday\""
            + " },|$.accounts[0].credentials[0].created: must be",
        "\"created\": \"-1d\" },|\"lastUsed\": \"-1d\" },|$.accounts[0].credentials[0].created:"
            + " missing",
        "\"id\": \"AKIAEXAMPLE000000001\",|``|$.accounts[0].credentials[1].id: missing",
        "\"delegates\": [ \"222222222222\"|\"delegates\": [ \"3\"|$.delegates[0]: names nothing",
        "\"delegates\": [ \"222222222222\"|\"delegates\": [ \"111111111111\"|$.delegates[0]: the"
            + " management",
        "\"targets\": [ \"root\"|\"targets\": [ \"ou-x\"|$.policies[0].targets[0]: names nothing",
        "\"targets\": [ \"root\"|\"targets\": [ |$.policies[0].targets: must name",
        "\"secretAccessKey\": \"not/a/secret\",|``|$.callers[0].secretAccessKey: missing",
        "\"account\": \"222222222222\"|\"account\": \"3\"|$.callers[0].account: names nothing",
        "\"perSecond\": 1|\"perSecond\": 0|$.faults.rateLimits[0]: needs",
        "\"rates\": \"aws\"|\"rates\": \"fast\"|$.faults.rates: must be aws or none",
        "\"faults\": {|\"faults\": { \"throttle\": {\"*\": 2},|$.faults.throttle['*']: must be a"
            + " number",
        "\"faults\": {|\"faults\": { \"latency\": \"5 s\",|$.faults.latency: must be such as",
        "\"faults\": {|\"faults\": { \"notReady\": -1,|$.faults.notReady: must be a whole number",
        "\"faults\": {|\"faults\": 1, \"x\": {|$.faults: must be an object",
        "\"delegates\"|\"features\": [\"X\"], \"delegates\"|$.features[0]: must be RootSessions",
        "\"delegates\"|\"trustedAccess\": 1, \"delegates\"|$.trustedAccess: must be true or false",
        "\"management\": {|\"id\": \"x\", \"management\": {|$.id: must be o-",
        "\"id\": \"ou-exam-workload1\"|\"id\": \"ou-exam-workload1\", \"parent\":"
            + " \"ou-exam-workload1\"|$.organizationalUnits[0].parent: names nothing"
      })
  void namesThePathOfWhatIsWrong(String right, String wrong, String problem) {
    assertTrue(SMALL.contains(right), right);

    List<String> problems = problems(SMALL.replace(right, wrong));

    assertTrue(problems.stream().anyMatch(one -> one.startsWith(problem)), problems::toString);
  }

  @Test
  void saysWhereAnIdWasGivenBefore() {
    String account =
        """
        "accounts": [
          { "id": "111111111111", "name": "Twice" },
          { "id": "333333333333", "name": "Old", "credentials": [
            { "type": "accessKey", "id": "AKIAEXAMPLE000000001", "created": "now" },
            { "type": "password", "created": "now" },
            { "type": "password", "created": "now" } ] },
        """;

    List<String> problems = problems(SMALL.replace("\"accounts\": [", account));

    assertEquals(
        List.of(
            "$.accounts[0].id: given before, at $.management",
            "$.accounts[1].credentials[2].type: given before, at $.accounts[1].credentials[1]",
            "$.accounts[2].credentials[1].id: given before, at $.accounts[1].credentials[0]"),
        problems);
  }

  @Test
  void saysEverythingThatIsWrongWithAnEmptyObject() {
    assertEquals(
        List.of("$.management: missing", "$.callers: there must be one at least"), problems("{}"));
    assertEquals("$: must be an object", problems("[]").getFirst());
    assertEquals("$: must be an object", problems("").getFirst());
  }

  @Test
  void refusesWhatIsNotJson() {
    assertTrue(failure("{\n  \"id\": }").contains("is not JSON, line 2, column"));
    assertTrue(failure("{} {}").contains("is not JSON"));
    assertTrue(failure("{\"id\": \"o-exampleorg1\", \"id\": \"x\"}").contains("Duplicate field"));
  }

  @Test
  void doesNotRepeatASecret() {
    String text =
        failure(
            SMALL
                .replace("\"not/a/secret\"", "[\"not/a/secret\"]")
                .replace("\"name\": \"Hub\"", "\"name\": 1"));

    assertTrue(text.contains("$.callers[0].secretAccessKey: must be a text"));
    assertFalse(text.contains("not/a/secret"));
  }

  @Test
  void namesTheFileThatCannotBeRead() {
    UncheckedIOException failure =
        assertThrows(
            UncheckedIOException.class,
            () -> OrganizationFile.read(Path.of("no-such-file.json"), NOW));

    assertTrue(String.valueOf(failure.getMessage()).contains("no-such-file.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-22T12:00:00Z",
    "-1d, 2026-11-21T12:00:00Z",
    "-2h, 2026-11-22T10:00:00Z",
    "+5m, 2026-11-22T12:05:00Z",
    "-30s, 2026-11-22T11:59:30Z",
    "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z"
  })
  void readsInstants(String text, Instant expected) {
    assertEquals(Optional.of(expected), new Times(NOW).instant(text));
  }

  @ParameterizedTest
  @CsvSource({"1d", "yesterday", "-d", "--1d", "-1", "2026-01-31", "-9999999999d"})
  void refusesWhatIsNoInstant(String text) {
    assertEquals(Optional.empty(), new Times(NOW).instant(text));
  }

  private static OrganizationFile parse(String text) {
    return OrganizationFile.parse(text, "test.json", NOW);
  }

  private static String failure(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> parse(text)).getMessage());
  }

  private static List<String> problems(String text) {
    return failure(text).lines().skip(1).map(String::strip).toList();
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static void names(JsonNode node, Set<String> into) {
    node.fieldNames().forEachRemaining(into::add);
    node.forEach(child -> names(child, into));
  }
}
