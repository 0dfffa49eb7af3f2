package dev.rootsweep.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.LockoutRules;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.Condition;
import dev.rootsweep.core.policy.Effect;
import dev.rootsweep.core.policy.MalformedStatement;
import dev.rootsweep.core.policy.PatternElement;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PrincipalElement;
import dev.rootsweep.core.policy.PrincipalElement.Entry;
import dev.rootsweep.core.policy.PrincipalElement.Kind;
import dev.rootsweep.core.policy.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final OwnedResource BUCKET =
      new OwnedResource(
          OwnedResource.Kind.BUCKET,
          "arn:aws:s3:::reports",
          new AccountId("111122223333"),
          Optional.empty());

  private static final String DENY =
      """
      {
        "Version": "2012-10-17",
        "Id": "reports",
        "Statement": [
          {
            "Sid": "OfficeOnly",
            "Effect": "Deny",
            "Principal": {"AWS": ["*"], "Service": "config.amazonaws.com"},
            "NotAction": "s3:GetObject",
            "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
            "Condition": {
              "NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"},
              "NumericLessThan": {"s3:TlsVersion": 1.3},
              "Null": {"aws:SourceVpce": true}
            }
          }
        ]
      }
      """;

  @Test
  void readsEveryElement() {
    Statement expected =
        new Statement(
            0,
            Optional.of("OfficeOnly"),
            Effect.DENY,
            new PrincipalElement(
                false,
                List.of(new Entry(Kind.AWS, "*"), new Entry(Kind.SERVICE, "config.amazonaws.com"))),
            new PatternElement(true, List.of("s3:GetObject")),
            new PatternElement(false, List.of("arn:aws:s3:::reports", "arn:aws:s3:::reports/*")),
            List.of(
                new Condition("NotIpAddress", "aws:SourceIp", List.of("203.0.113.0/24")),
                new Condition("NumericLessThan", "s3:TlsVersion", List.of("1.3")),
                new Condition("Null", "aws:SourceVpce", List.of("true"))));

    assertEquals(new Policy(true, List.of(expected)), PolicyReader.read(DENY));
  }

  @Test
  void readsOneStatementWithoutAList() {
    Policy policy =
        PolicyReader.read(
            """
            {"Statement": {"Effect": "Allow", "NotPrincipal": "*", "Action": ["sqs:*"],
             "NotResource": "*", "Sid": ""}}
            """);

    Statement statement = assertInstanceOf(Statement.class, policy.statements().getFirst());
    assertFalse(policy.variables());
    assertEquals(Optional.empty(), statement.sid());
    assertTrue(statement.principals().inverted());
    assertTrue(statement.resources().inverted());
    assertEquals(List.of(), statement.conditions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                           | it is empty",
        "' \n '                     | it is empty",
        "[]                         | this is an empty list; give the policy document itself",
        "[{}]                       | this is a list; give the policy document itself",
        "5                          | this is a number; give the policy document itself",
        "null                       | this is null; give the policy document itself",
        "{\"Statement\": []} | Statement is an empty list; it must be a JSON object, or a list of"
            + " them",
        "{\"Statement\": \"x\"} | Statement is a JSON string; it must be a JSON object, or a list"
            + " of them",
        "{\"Statement\": null} | Statement is null; it must be a JSON object, or a list of them",
        "{}                         | the policy has no Statement",
        "{\"Version\": null, \"Statement\": [{}]} | unknown Version 'null'",
        "{\"Statements\": []}       | unknown element 'Statements'",
        "{\"Version\": \"2012-10-18\", \"Statement\": [{}]} | unknown Version '2012-10-18'",
        "{\"Id\": \"a\", \"Id\": \"b\"} | 'Id' is there twice (line 1, column 17)",
      })
  void refusesWhatIsNoPolicy(String text, String why) {
    UnreadablePolicy refused =
        assertThrows(UnreadablePolicy.class, () -> PolicyReader.read(text == null ? "" : text));

    assertEquals(why, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{                          | it ends too early (line 1, column 2)",
        "{\"Id\": \"x               | it ends too early (line 1, column 10)",
        "{\"Statement\": [1,        | it ends too early (line 1, column 18)",
        "{\"Statement\": [{}]} x    | there is text after the end (line 1, column 21)",
        "{\"Statement\": [{}]} {}   | there is text after the end (line 1, column 21)",
        "{\"Statement\": [{}]}}     | there is text after the end (line 1, column 20)",
        "{\"Id\": 5, // why         | JSON has no comments (line 1, column 11)",
        "/* why */ {}               | JSON has no comments (line 1, column 1)",
        "{} // why                  | JSON has no comments (line 1, column 4)",
        "{'Statement': []}          | unexpected character ''' (line 1, column 2)",
        "{\"Statement\": [{},]}     | unexpected character ']' (line 1, column 19)",
        "{\"Id\": \u201cx\u201d}    | unexpected character '\u201c' (line 1, column 8)",
        "{\"Id\": Yes}              | unexpected character 'Y' (line 1, column 8)",
        "Version: 2012-10-17        | unexpected character 'V' (line 1, column 1)",
      })
  void refusesBrokenJson(String text, String why) {
    UnreadablePolicy refused = assertThrows(UnreadablePolicy.class, () -> PolicyReader.read(text));

    assertEquals("this is not valid JSON: " + why, refused.getMessage());
  }

  @Test
  void namesCharactersThatCannotBeSeen() {
    String unexpected = "this is not valid JSON: unexpected character ";

    assertRefused("{\n\"Id\": \"x\ny\"}", unexpected + "U+000A (line 2, column 9)");
    assertRefused("\u00a0{}", unexpected + "U+00A0 (line 1, column 1)");
    assertRefused("{\u200b}", unexpected + "U+200B (line 1, column 2)");
  }

  @Test
  void refusesWhatIsTooMuch() {
    String tooLong = "a number or a name in it is too long";

    assertRefused(
        "[".repeat(50_000),
        "it is nested more than 20 deep, and a policy not more than six (line 1, column 22)");
    assertRefused("{\"Id\": %s}".formatted("1".repeat(2_000)), tooLong + " (line 1, column 2008)");
    assertRefused("{\"%s\": 1}".formatted("n".repeat(90_000)), tooLong);
  }

  private static void assertRefused(String text, String why) {
    String said =
        String.valueOf(
            assertThrows(UnreadablePolicy.class, () -> PolicyReader.read(text)).getMessage());

    assertTrue(said.startsWith(why), said);
  }

  @Test
  void refusesWhatIsTooLong() {
    String text = " ".repeat(100_001);

    assertEquals(
        "a policy is not longer than 100000 characters",
        assertThrows(UnreadablePolicy.class, () -> PolicyReader.read(text)).getMessage());
    assertEquals(new PolicyTextLength(100_000).read(), PolicyReader.read(DENY));
  }

  /// The policy of these tests with blanks up to a length.
  private record PolicyTextLength(int length) {
    Policy read() {
      return PolicyReader.read(DENY + " ".repeat(length - DENY.length()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Effect': 'Deny'             | 'Effect': 'deny'  | Effect is neither Allow nor Deny",
        "'Effect': 'Deny'             | 'Effect': true    | Effect is neither Allow nor Deny",
        "'Effect': 'Deny',            | ''                | Effect is neither Allow nor Deny",
        "'Sid': 'S'                   | 'Sid': 5          | Sid is no text",
        "'Sid': 'S'                   | 'sid': 'S'        | unknown element 'sid'",
        "'Action': 's3:*'             | 'Action': []      | Action has no value",
        "'Action': 's3:*'             | 'Action': [5]     | Action has a value that is no text",
        "'Action': 's3:*'             | 'Action': true    | Action has a value that is no text",
        "'Action': 's3:*'             | 'Action': [['a']] | Action has a value of a wrong type",
        "'Action': 's3:*'             | 'Action': null    | Action has a value of a wrong type",
        "'Action': 's3:*'             | 'Action': 'a', 'NotAction': 'b'"
            + " | it needs either Action or NotAction",
        "'Resource': '*'              | 'Id': '*'         | unknown element 'Id'",
        "'Principal': '*',            | ''                | it needs either Principal or"
            + " NotPrincipal",
        "'Principal': '*'             | 'Principal': 'arn:aws:iam::111122223333:root'"
            + " | Principal is neither an object nor *",
        "'Principal': '*'             | 'Principal': ['*'] | Principal is neither an object nor *",
        "'Principal': '*'             | 'Principal': {}   | Principal names nobody",
        "'Principal': '*'             | 'Principal': {'Aws': '*'} | unknown kind of principal"
            + " 'Aws'",
        "'Condition': {}              | 'Condition': []   | Condition is no JSON object",
        "'Condition': {}              | 'Condition': {'Bool': 'x'} | Bool is no JSON object",
        "'Condition': {}              | 'Condition': {'Bool': {'a:b': []}} | a:b has no value",
        "'Condition': {}              | 'Condition': {'Bool': {'a:b': {}}}"
            + " | a:b has a value of a wrong type",
        "'Condition': {}              | 'Condition': {'Bool': {'a:b': [null]}}"
            + " | a:b has a value of a wrong type",
      })
  void keepsAMalformedStatementWithTheReason(String part, String instead, String why) {
    String statement =
        "{'Sid': 'S', 'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*',"
            + " 'Condition': {}}";
    String changed = statement.replace(part, instead.equals("''") ? "" : instead);

    Policy policy = PolicyReader.read("{'Statement': [%s]}".formatted(changed).replace('\'', '"'));

    MalformedStatement malformed =
        assertInstanceOf(MalformedStatement.class, policy.statements().getFirst());
    assertEquals(why, malformed.reason());
    assertEquals(0, malformed.index());
  }

  @Test
  void aStatementThatIsNoObjectIsMalformed() {
    Policy policy = PolicyReader.read("{\"Statement\": [\"x\"]}");

    assertEquals(
        List.of(new MalformedStatement(0, Optional.empty(), "the statement is no JSON object")),
        policy.statements());
  }

  @Test
  void neitherLayoutNorTheOrderOfElementsMatters() {
    String other =
        """
        {"Statement":[{"Condition":{"Null":{"aws:SourceVpce":"true"},"NumericLessThan":
        {"s3:TlsVersion":["1.3"]},"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24"]}},
        "Resource":["arn:aws:s3:::reports/*","arn:aws:s3:::reports"],"NotAction":["s3:GetObject"],
        "Principal":{"Service":["config.amazonaws.com"],"AWS":"*"},"Effect":"Deny",
        "Sid":"OfficeOnly"}],"Version":"2012-10-17"}
        """;

    Lockout one = LockoutRules.judge(PolicyReader.read(DENY), BUCKET, NOW);
    Lockout two = LockoutRules.judge(PolicyReader.read(other), BUCKET, NOW);

    assertEquals("depends", one.verdict());
    assertEquals(one.verdict(), two.verdict());
    assertEquals(one.statements(), two.statements());
    assertEquals(one.waysLeft(), two.waysLeft());
  }

  @Test
  void answersForAHundredStatements() {
    String statements =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "{'Sid':'S%d','Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*',"
                            .formatted(i)
                        + "'Condition':{'StringNotEquals':{'aws:PrincipalTag/t%d':'v'}}}"
                            .formatted(i))
            .collect(Collectors.joining(","));
    String text = "{'Version':'2012-10-17','Statement':[%s]}".formatted(statements);

    Lockout lockout = LockoutRules.judge(PolicyReader.read(text.replace('\'', '"')), BUCKET, NOW);

    assertEquals("depends", lockout.verdict());
    assertEquals(100, lockout.statements().size());
    assertEquals(100, lockout.waysLeft().getFirst().needs().size());
  }
}
