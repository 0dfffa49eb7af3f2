package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people give to `policy check`, and what they read when it is not what is wanted.
class PolicyCheckInputTest {
  private static final String OWNER = PolicyCheckRun.OWNER;
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:" + OWNER + ":jobs";
  private static final String LOCKS = PolicyCheckRun.policy("Deny", "arn:aws:s3:::logs", "");
  private static final String ORGANIZATION =
      PolicyCheckRun.policy(
          "Deny",
          "arn:aws:s3:::logs",
          """
          , "Condition": {"StringNotEquals": {"aws:PrincipalOrgID": "o-7k2mxample01"}}\
          """);

  /// Fails a test that lets it be read.
  private static final InputStream UNREAD =
      new InputStream() {
        @Override
        public int read() {
          throw new IllegalStateException("standard input was read");
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
          return read();
        }
      };

  @TempDir private Path folder = Path.of("");

  private final PolicyCheckRun check = new PolicyCheckRun();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "7k2mxample01",
        "O-7k2mxample01",
        "o-7k2mxample01 ",
        "arn:aws:organizations::111122223333:organization/o-7k2mxample01"
      })
  void demandsTheIdOfAnOrganization(String id) {
    check.input = UNREAD;

    assertEquals(2, check.run("--account", OWNER, "--organization", id, "-"));

    assertTrue(
        check.err.toString().contains("o- with 10 to 32 small letters or digits"),
        check.err::toString);
    assertEquals("", check.out.toString());
  }

  @Test
  void saysToGiveTheOrganization() {
    check.type(ORGANIZATION);
    assertEquals(1, check.run("--account", OWNER, "-o", "json", "-"));
    assertTrue(check.out.toString().contains("give --organization o-..."), check.out::toString);

    check.type(ORGANIZATION);
    assertEquals(0, check.run("--account", OWNER, "--organization", "o-7k2mxample01", "-"));
  }

  @Test
  void readsAnAnswerOfS3() throws IOException {
    check.type("{\"Policy\": %s}".formatted(new TextNode(LOCKS)));

    assertEquals(1, check.run("--account", OWNER, "-o", "json", "-"));

    assertEquals(List.of("locks-everyone"), PolicyCheckRun.verdicts(check.json()));
  }

  @Test
  void takesTheQueueFromAnAnswerOfSqs() throws IOException {
    String answer = ofQueue(PolicyCheckRun.policy("Deny", "*", ""));
    check.type(answer);
    assertEquals(1, check.run("-o", "json", "-"));
    assertEquals(QUEUE, check.json().getFirst().path("resource").asText());

    check.type(answer);
    assertEquals(1, check.run("--resource", QUEUE, "-o", "json", "-"));
  }

  @Test
  void refusesTheAnswerAboutAnotherQueue() {
    check.type(ofQueue(PolicyCheckRun.policy("Deny", "*", "")));

    assertEquals(2, check.run("--resource", QUEUE + "-2", "-"));

    assertEquals(
        "rootsweep: standard input: this is the policy of %s, and --resource says %s-2: leave --resource out\n"
            .formatted(QUEUE, QUEUE),
        check.err.toString());
  }

  private static String ofQueue(String policy) {
    return "{\"Attributes\": {\"Policy\": %s, \"QueueArn\": \"%s\"}}"
        .formatted(new TextNode(policy), QUEUE);
  }

  @Test
  void readsStandardInputOnce() {
    check.input = UNREAD;

    assertEquals(2, check.run("--account", OWNER, "-", "-"));

    assertTrue(check.err.toString().contains("give - once"), check.err::toString);
  }

  @Test
  void saysThatStandardInputIsEmpty() {
    assertEquals(2, check.run("--account", OWNER, "-"));

    assertEquals("rootsweep: standard input: it is empty\n", check.err.toString());
  }

  @Test
  void namesWhatCannotBeReadOnce() throws IOException {
    String missing = folder.resolve("missing.json").toString();
    String within = check.file(folder, "file.json", "") + "/x";

    assertEquals(2, check.run("--account", OWNER, missing, folder.toString(), within));

    assertEquals(
        """
        rootsweep: %s: there is no such file
        rootsweep: %s: this is a folder; name the files in it
        rootsweep: %s: this file cannot be read: Not a directory
        """
            .formatted(missing, folder, within),
        check.err.toString());
  }

  @Test
  void warnsOfAResourceThatNoStatementNames() throws IOException {
    String file = check.file(folder, "locks.json", LOCKS);

    assertEquals(0, check.run("--account", OWNER, "--resource", "arn:aws:s3:::lgos", file));
    assertEquals(
        "rootsweep: %s: No statement of this policy names arn:aws:s3:::lgos: check --resource.\n"
            .formatted(file),
        check.err.toString());

    assertEquals(
        0, check.run("--account", OWNER, "--resource", "arn:aws:s3:::lgos", "-o", "json", file));
    assertEquals("", check.err.toString());
    assertFalse(check.json().getFirst().path("namesResource").asBoolean(true));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::logs, true",
    "arn:aws:s3:::logs/*, true",
    "arn:aws:s3:::logs/a/b*, true",
    "arn:aws:s3:::*/AWSLogs/*, true",
    "arn:aws:s3:::lo*, true",
    "arn:*, true",
    "arn:aws:s3:::${aws:PrincipalTag/bucket}, true",
    "arn:aws:s3:::logs2, false",
    "arn:aws:s3:::logs2/*, false",
    "arn:aws:s3:::log/s*, false",
    "arn:aws:s3:::log, false",
    "arn:aws:sqs:eu-west-1:111122223333:logs, false",
  })
  void aPolicyNamesTheBucketAndWhatIsInIt(String pattern, boolean names) throws IOException {
    check.type(PolicyCheckRun.policy("Allow", pattern, ""));

    check.run("--account", OWNER, "--resource", "arn:aws:s3:::logs", "-o", "json", "-");

    assertEquals(names, check.json().getFirst().path("namesResource").asBoolean(!names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Statement\": [\"malformed\"]}",
        "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"*\","
            + " \"NotResource\": \"arn:aws:s3:::other\"}}",
        "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"*\","
            + " \"Resource\": [\"arn:aws:s3:::other\", \"arn:aws:s3:::logs\"]}}"
      })
  void doesNotWarnOfWhatIsNotCertain(String policy) {
    check.type(policy);

    check.run("--account", OWNER, "--resource", "arn:aws:s3:::logs", "-");

    assertEquals("", check.err.toString());
  }

  @Test
  void callsStatementsByTheirPlaceWhereTheSidDoesNotTell() throws IOException {
    String policy =
        "{\"Statement\": [%s, %s, %s]}"
            .formatted(denial("X", "Put*"), denial("X", "Delete*"), denial("", "DeleteBucket*"));
    check.type(policy);
    assertEquals(1, check.run("--account", OWNER, "-"));
    String table = check.out.toString();

    assertTrue(table.contains("X (statement 1 of 3)"), table);
    assertTrue(table.contains("Statement X (statement 2 of 3) denies DeleteBucketPolicy"), table);
    assertTrue(table.contains("statement 3 of 3 (no Sid)"), table);
    assertTrue(table.contains("Without X (statement 1 of 3) the policy can be changed"), table);

    check.type(policy);
    check.run("--account", OWNER, "-o", "json", "-");
    assertEquals("[0,1,2]", check.json().getFirst().path("statements").toString());
    assertEquals("[0]", check.json().getFirst().path("remove").toString());
  }

  @Test
  void noSidPassesForThePlaceOfAnother() throws IOException {
    String policy =
        "{\"Statement\": [%s, %s, %s]}"
            .formatted(
                denial("3 of 3 (no Sid)", "Put*"),
                denial("3 of 3 (no Sid) (statement 1 of 3)", "Put*"),
                denial("", "Delete*"));
    check.type(policy);

    check.run("--account", OWNER, "-o", "json", "-");

    assertEquals(
        "[\"3 of 3 (no Sid)\",\"3 of 3 (no Sid) (statement 1 of 3)\",2]",
        check.json().getFirst().path("statements").toString());
    String why = check.json().getFirst().path("why").asText();
    assertTrue(why.contains("Statement 3 of 3 (no Sid) denies DeleteBucketPolicy"), why);
    assertTrue(why.contains("Statement 3 of 3 (no Sid) (statement 1 of 3) denies Put"), why);
  }

  private static String denial(String sid, String call) {
    return "{\"Sid\": \"%s\", \"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:%s\", \"Resource\": \"arn:aws:s3:::logs\"}"
        .formatted(sid, call);
  }
}
