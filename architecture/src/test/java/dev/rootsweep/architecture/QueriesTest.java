package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `--query` that people are told to type is JMESPath, the language that the AWS command line
/// reads.
class QueriesTest {
  private static final Pattern QUERY = Pattern.compile("--query ('[^']+'|\"[^\"]+\"|[^'\"\\s]+)");
  private static final JacksonRuntime JMESPATH = new JacksonRuntime();

  @ParameterizedTest
  @MethodSource("queries")
  void compiles(String query) {
    assertDoesNotThrow(() -> JMESPATH.compile(query), query);
  }

  /// A query that compiles and finds nothing would say that nobody signed in.
  @Test
  void findsTheSignInsThatSucceeded() throws IOException {
    String query = queries().filter(one -> one.contains("ConsoleLogin")).findFirst().orElseThrow();
    JsonNode events =
        new JsonMapper()
            .readTree(
                """
                {"Events": [
                  {"EventId": "failed", "CloudTrailEvent":
                    "{\\"responseElements\\":{\\"ConsoleLogin\\":\\"Failure\\"}}"},
                  {"EventId": "succeeded", "CloudTrailEvent":
                    "{\\"responseElements\\":{\\"ConsoleLogin\\":\\"Success\\"}}"}]}
                """);

    JsonNode found = JMESPATH.compile(query).search(events);

    assertEquals(1, found.size(), found::toString);
    assertEquals("succeeded", found.path(0).path(2).asText());
  }

  @Test
  void findsQueriesInMailsAndInPages() {
    assertTrue(queries().count() > 20);
  }

  static Stream<String> queries() {
    Set<String> queries = new TreeSet<>();
    Stream.concat(Runbooks.mails(), texts().stream())
        .map(Repository::read)
        .flatMap(text -> QUERY.matcher(text).results().map(found -> found.group(1)))
        .map(QueriesTest::unquoted)
        .forEach(queries::add);
    return queries.stream();
  }

  private static List<Path> texts() {
    return Repository.files().stream().filter(file -> file.toString().endsWith(".md")).toList();
  }

  /// What a shell hands on: a name in double quotes is put in by then.
  private static String unquoted(String word) {
    return word.startsWith("'") || word.startsWith("\"")
        ? word.substring(1, word.length() - 1).replaceAll("\\$[A-Z]+", "NAME")
        : word;
  }
}
