package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCheckCommandTest {
  private static final String OWNER = PolicyCheckRun.OWNER;
  private static final String FINE = PolicyCheckRun.policy("Allow", "arn:aws:s3:::logs", "");
  private static final String LOCKS = PolicyCheckRun.policy("Deny", "arn:aws:s3:::logs", "");
  private static final String DEPENDS =
      PolicyCheckRun.policy(
          "Deny",
          "arn:aws:s3:::logs",
          """
          , "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}\
          """);
  private static final String QUEUE =
      PolicyCheckRun.policy("Deny", "arn:aws:sqs:eu-west-1:" + OWNER + ":jobs", "");

  /// A policy of the page, and its answer.
  private static final Pattern ON_THE_PAGE =
      Pattern.compile("Answer: `([a-z-]+)`\n+```json\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  private final PolicyCheckRun check = new PolicyCheckRun();

  @Test
  void saysWhoIsLockedOutAndByWhat() throws IOException {
    assertEquals(1, check.run("--account", OWNER, check.file(folder, "locks.json", LOCKS)));

    assertTrue(check.out.toString().contains("| locks everyone "), check.out::toString);
    assertTrue(
        check.out.toString().contains("Every user and role of the account"), check.out::toString);
    assertTrue(
        check.out.toString().contains("Without statement 1 of 1 (no Sid) the policy"),
        check.out::toString);
    assertEquals("", check.err.toString());
  }

  @ParameterizedTest
  @CsvSource({"fine.json, 0, 0", "depends.json, 1, 0", "locks.json, 1, 1", "unclear.json, 1, 1"})
  void endsWithTheExitCodeOfTheVerdict(String name, int code, int codeWhereDependsIsAllowed)
      throws IOException {
    Map<String, String> policies =
        Map.of(
            "fine.json", FINE,
            "depends.json", DEPENDS,
            "locks.json", LOCKS,
            "unclear.json", DEPENDS.replace("StringNotEquals", "StringNotSame"));
    String file = check.file(folder, name, policies.getOrDefault(name, ""));

    assertEquals(code, check.run("--account", OWNER, file));
    assertEquals(codeWhereDependsIsAllowed, check.run("--account", OWNER, "--allow-depends", file));
  }

  @Test
  void writesOneLineOfJsonForEachPolicy() throws IOException {
    String locks = check.file(folder, "locks.json", LOCKS);
    assertEquals(
        1,
        check.run("--account", OWNER, "-o", "json", check.file(folder, "fine.json", FINE), locks));

    List<JsonNode> lines = check.json();
    assertEquals(List.of("fine", "locks-everyone"), PolicyCheckRun.verdicts(lines));
    assertEquals("[0]", lines.get(1).path("statements").toString());
    assertEquals("[0]", lines.get(1).path("remove").toString());
    assertEquals(locks, lines.get(1).path("policy").asText());
    assertEquals(
        "[{\"action\":\"s3:PutBucketPolicy\",\"needs\":[]},"
            + "{\"action\":\"s3:DeleteBucketPolicy\",\"needs\":[]}]",
        lines.get(0).path("waysLeft").toString());
  }

  @Test
  void aSidOfDigitsStaysAText() throws IOException {
    String named = LOCKS.replace("{\"Effect\"", "{\"Sid\": \"7\", \"Effect\"");
    check.run("--account", OWNER, "-o", "json", check.file(folder, "named.json", named));

    assertEquals("[\"7\"]", check.json().getFirst().path("statements").toString());
  }

  @Test
  void callsNobodyAnyAdministratorWhereSomeAreDenied() throws IOException {
    String tagged = ", \"Condition\": {\"Null\": {\"aws:PrincipalTag/team\": \"true\"}}";
    String policy = PolicyCheckRun.policy("Deny", "arn:aws:s3:::logs", tagged);

    assertEquals(1, check.run("--account", OWNER, check.file(folder, "tagged.json", policy)));

    String table = check.out.toString();
    assertTrue(table.contains("s3:PutBucketPolicy by callers whom no statement above denies"));
    assertFalse(table.contains("any administrator"));
  }

  @Test
  void takesTheOwnerOfAQueueFromItsArn() throws IOException {
    assertEquals(1, check.run("-o", "json", check.file(folder, "queue.json", QUEUE)));

    assertEquals(OWNER, check.json().getFirst().path("account").asText());
    assertEquals(List.of(), check.terminal.questions);
  }

  @Test
  void asksForTheOwnerOfABucket() throws IOException {
    check.terminal.answer(OWNER + "\n");

    assertEquals(1, check.run("-o", "json", check.file(folder, "locks.json", LOCKS)));

    assertEquals(List.of("Which account owns arn:aws:s3:::logs? "), check.terminal.questions);
    assertEquals(OWNER, check.json().getFirst().path("account").asText());
  }

  @Test
  void readsStandardInputAndThenAsksNobody() {
    check.terminal.answer(OWNER);
    check.input = new ByteArrayInputStream(LOCKS.getBytes(StandardCharsets.UTF_8));

    assertEquals(2, check.run("-"));

    assertEquals(List.of(), check.terminal.questions);
    assertTrue(check.err.toString().contains("give --account ID"), check.err::toString);
  }

  @Test
  void judgesTheOthersWhereOneCannotBeRead() throws IOException {
    assertEquals(
        2,
        check.run(
            "--account",
            OWNER,
            "-o",
            "json",
            folder.resolve("missing.json").toString(),
            check.file(
                folder, "twice.json", "{\"Version\": \"2012-10-17\", \"Version\": \"2012-10-17\"}"),
            check.file(folder, "fine.json", FINE)));

    assertEquals(List.of("fine"), PolicyCheckRun.verdicts(check.json()));
    assertTrue(
        check.err.toString().contains("missing.json: there is no such file"), check.err::toString);
    assertTrue(
        check.err.toString().contains("twice.json: 'Version' is there twice"), check.err::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--service sqs, does not fit the resource arn:aws:s3:::logs",
    "--account 12, --account takes an id of twelve digits",
    "--resource arn:aws:iam::111122223333:role/x, is not the ARN of a bucket or a queue",
    "--resource arn:aws:sqs:eu-west-1:444455556666:jobs, is not of account 111122223333",
    "--service iam, is none of s3"
  })
  void namesWhatIsWrong(String option, String complaint) throws IOException {
    String[] words = option.split(" ", 2);
    String[] owner =
        words[0].equals("--account") ? new String[0] : new String[] {"--account", OWNER};
    List<String> arguments = new ArrayList<>(List.of(owner));
    arguments.addAll(List.of(words[0], words[1], check.file(folder, "locks.json", LOCKS)));

    assertEquals(2, check.run(arguments.toArray(String[]::new)));

    assertTrue(check.err.toString().contains(complaint), check.err::toString);
    assertEquals("", check.out.toString());
  }

  @ParameterizedTest
  @CsvSource({"'*', names no single bucket or queue", "'arn:aws:s3:::*', names no single bucket"})
  void demandsAResourceThatThePolicyDoesNotName(String resource, String complaint)
      throws IOException {
    assertEquals(
        2,
        check.run(
            "--account",
            OWNER,
            check.file(folder, "any.json", PolicyCheckRun.policy("Deny", resource, ""))));

    assertTrue(check.err.toString().contains(complaint), check.err::toString);
    assertTrue(check.err.toString().contains("--resource ARN"), check.err::toString);
  }

  static List<String[]> ofThePage() throws IOException {
    return ON_THE_PAGE
        .matcher(Files.readString(Path.of("../docs/policies.md")))
        .results()
        .map((MatchResult found) -> new String[] {found.group(1), found.group(2)})
        .toList();
  }

  @Test
  void thePageHasTenPolicies() throws IOException {
    assertEquals(10, ofThePage().size());
  }

  @ParameterizedTest
  @MethodSource("ofThePage")
  void answersAsThePageSays(String verdict, String policy) throws IOException {
    check.run("--account", OWNER, "-o", "json", check.file(folder, "page.json", policy));

    assertEquals(List.of(verdict), PolicyCheckRun.verdicts(check.json()), check.out::toString);
  }

  @Test
  void showsNoControlCharactersOfAPolicy() throws IOException {
    String hostile = LOCKS.replace("{\"Effect\"", "{\"Sid\": \"\\u001b[2J\", \"Effect\"");

    check.run("--account", OWNER, check.file(folder, "hostile.json", hostile));

    assertFalse(check.out.toString().contains("\u001b"), check.out::toString);
  }
}
