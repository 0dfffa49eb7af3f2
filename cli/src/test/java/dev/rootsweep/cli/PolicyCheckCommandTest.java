package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
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
import picocli.CommandLine;

class PolicyCheckCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final String OWNER = "111122223333";
  private static final String FINE = policy("Allow", "arn:aws:s3:::logs", "");
  private static final String LOCKS = policy("Deny", "arn:aws:s3:::logs", "");
  private static final String DEPENDS =
      policy(
          "Deny",
          "arn:aws:s3:::logs",
          """
          , "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}\
          """);
  private static final String QUEUE =
      policy("Deny", "arn:aws:sqs:eu-west-1:" + OWNER + ":jobs", "");

  /// A policy of the page, and its answer.
  private static final Pattern ON_THE_PAGE =
      Pattern.compile("Answer: `([a-z-]+)`\n+```json\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ScriptedTerminal terminal = new ScriptedTerminal();
  private InputStream input = InputStream.nullInputStream();

  private static String policy(String effect, String resource, String condition) {
    return """
    {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Principal": "*", "Action": "*",
     "Resource": "%s"%s}}
    """
        .formatted(effect, resource, condition);
  }

  @Test
  void saysWhoIsLockedOutAndByWhat() throws IOException {
    assertEquals(1, run("--account", OWNER, file("locks.json", LOCKS)));

    assertTrue(out.toString().contains("| locks everyone "), out::toString);
    assertTrue(out.toString().contains("Every user and role of the account"), out::toString);
    assertTrue(out.toString().contains("Without number 0 (from 0) the policy"), out::toString);
    assertEquals("", err.toString());
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
    String file = file(name, policies.getOrDefault(name, ""));

    assertEquals(code, run("--account", OWNER, file));
    assertEquals(codeWhereDependsIsAllowed, run("--account", OWNER, "--allow-depends", file));
  }

  @Test
  void writesOneLineOfJsonForEachPolicy() throws IOException {
    String locks = file("locks.json", LOCKS);
    assertEquals(1, run("--account", OWNER, "-o", "json", file("fine.json", FINE), locks));

    List<JsonNode> lines = json();
    assertEquals(List.of("fine", "locks-everyone"), verdicts(lines));
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
    run("--account", OWNER, "-o", "json", file("named.json", named));

    assertEquals("[\"7\"]", json().getFirst().path("statements").toString());
  }

  @Test
  void takesTheOwnerOfAQueueFromItsArn() throws IOException {
    assertEquals(1, run("-o", "json", file("queue.json", QUEUE)));

    assertEquals(OWNER, json().getFirst().path("account").asText());
    assertEquals(List.of(), terminal.questions);
  }

  @Test
  void asksForTheOwnerOfABucket() throws IOException {
    terminal.answer(OWNER + "\n");

    assertEquals(1, run("-o", "json", file("locks.json", LOCKS)));

    assertEquals(List.of("Which account owns arn:aws:s3:::logs? "), terminal.questions);
    assertEquals(OWNER, json().getFirst().path("account").asText());
  }

  @Test
  void readsStandardInputAndThenAsksNobody() {
    terminal.answer(OWNER);
    input = new ByteArrayInputStream(LOCKS.getBytes(StandardCharsets.UTF_8));

    assertEquals(2, run("-"));

    assertEquals(List.of(), terminal.questions);
    assertTrue(err.toString().contains("give --account ID"), err::toString);
  }

  @Test
  void judgesTheOthersWhereOneCannotBeRead() throws IOException {
    assertEquals(
        2,
        run(
            "--account",
            OWNER,
            "-o",
            "json",
            folder.resolve("missing.json").toString(),
            file("twice.json", "{\"Version\": \"2012-10-17\", \"Version\": \"2012-10-17\"}"),
            file("fine.json", FINE)));

    assertEquals(List.of("fine"), verdicts(json()));
    assertTrue(err.toString().contains("there is no file "), err::toString);
    assertTrue(err.toString().contains("twice.json: not acceptable JSON"), err::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--service sqs, does not fit the resource arn:aws:s3:::logs",
    "--account 12, an id has twelve digits",
    "--resource arn:aws:iam::111122223333:role/x, is not the ARN of a bucket or a queue",
    "--resource arn:aws:sqs:eu-west-1:444455556666:jobs, is not of account 111122223333",
    "--service iam, is none of s3"
  })
  void namesWhatIsWrong(String option, String complaint) throws IOException {
    String[] words = option.split(" ", 2);
    String[] owner =
        words[0].equals("--account") ? new String[0] : new String[] {"--account", OWNER};
    List<String> arguments = new ArrayList<>(List.of(owner));
    arguments.addAll(List.of(words[0], words[1], file("locks.json", LOCKS)));

    assertEquals(2, run(arguments.toArray(String[]::new)));

    assertTrue(err.toString().contains(complaint), err::toString);
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @CsvSource({"'*', names no single bucket or queue", "'arn:aws:s3:::*', names no single bucket"})
  void demandsAResourceThatThePolicyDoesNotName(String resource, String complaint)
      throws IOException {
    assertEquals(2, run("--account", OWNER, file("any.json", policy("Deny", resource, ""))));

    assertTrue(err.toString().contains(complaint), err::toString);
    assertTrue(err.toString().contains("--resource ARN"), err::toString);
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
    run("--account", OWNER, "-o", "json", file("page.json", policy));

    assertEquals(List.of(verdict), verdicts(json()), out::toString);
  }

  @Test
  void showsNoControlCharactersOfAPolicy() throws IOException {
    String hostile = LOCKS.replace("{\"Effect\"", "{\"Sid\": \"\\u001b[2J\", \"Effect\"");

    run("--account", OWNER, file("hostile.json", hostile));

    assertFalse(out.toString().contains("\u001b"), out::toString);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line =
        Rootsweep.configured(
            new CommandLine(
                new PolicyCheckCommand(
                    Map.of("COLUMNS", "120"), terminal, InstantSource.fixed(NOW), input)));
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<JsonNode> json() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static List<String> verdicts(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("verdict").asText()).toList();
  }
}
