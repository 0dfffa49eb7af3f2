package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No test depends on a fast machine: a test waits as long as it takes, and the limit of the
/// parent's pom ends one that hangs.
class WaitingTest {
  private static final Pattern LIMIT =
      Pattern.compile(
          "@Timeout\\b|assertTimeout|\\.orTimeout\\(|\\.completeOnTimeout\\("
              + "|\\.(get|await|awaitTermination|waitFor|join|poll|tryAcquire|tryLock)"
              + "\\((?:\\s*[^;()]+,)?\\s*(TimeUnit\\.|Duration\\.)");

  private static final Pattern CLIENTS = Pattern.compile("AwsClients\\s*\\.(at|of|byHand)\\(");

  /// The subjects are the deadlines, or who asks nobody.
  private static final Set<String> MAY_HURRY =
      Set.of(
          "aws/src/test/java/dev/rootsweep/aws/AwsClientsTest.java",
          "aws/src/test/java/dev/rootsweep/aws/directory/HasteTest.java",
          "aws/src/test/java/dev/rootsweep/aws/identity/IdentityTest.java",
          "aws/src/test/java/dev/rootsweep/aws/ledger/HangingLedgerTest.java",
          "aws/src/test/java/dev/rootsweep/aws/wiring/ChannelsTest.java");

  @Test
  void noTestLimitsItsOwnTime() {
    assertEquals("", violations(Set.of(), text -> LIMIT.matcher(text).find()), "these do\n");
  }

  @Test
  void noTestAsksAPretendAwsWithinADeadline() {
    assertEquals("", violations(MAY_HURRY, WaitingTest::hurries), "these do\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Timeout(60) class",
        "reply.get(1, TimeUnit.SECONDS)",
        "process.waitFor(\n        60, TimeUnit.SECONDS)",
        "thread.join(Duration.ofSeconds(1))"
      })
  void knowsALimit(String code) {
    assertTrue(LIMIT.matcher(code).find());
  }

  private static boolean hurries(String text) {
    return CLIENTS.matcher(text).results().count()
        > Pattern.compile("\\.withoutDeadlines\\(\\)").matcher(text).results().count();
  }

  private static String violations(Set<String> exempt, Predicate<String> isOne) {
    List<Path> tests =
        Repository.javaFiles().stream()
            .filter(file -> Repository.relative(file).contains("/src/test/java/"))
            .filter(file -> !Repository.relative(file).endsWith("/WaitingTest.java"))
            .toList();
    assertTrue(tests.size() >= 150, () -> "only " + tests.size() + " tests were found");
    return tests.stream()
        .filter(file -> isOne.test(Repository.read(file)))
        .map(Repository::relative)
        .filter(file -> !exempt.contains(file))
        .collect(Collectors.joining("\n"));
  }
}
