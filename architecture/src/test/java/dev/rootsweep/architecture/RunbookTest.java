package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is woken by an alert finds its page, and on it what each page has.
class RunbookTest {
  private static final List<String> SECTIONS =
      List.of(
          "What it means",
          "Harmless or hostile?",
          "What to do",
          "What Rootsweep did",
          "When it is over");

  /// Those after which somebody may be root now, for hours.
  private static final Set<AlertKind> SESSION_MAY_BE_OPEN =
      Set.of(
          CheckAlertKind.DRIFT,
          ActivityAlertKind.ROOT_SIGN_IN,
          ActivityAlertKind.ROOT_IDENTITY_CHANGED,
          ActivityAlertKind.ROOT_CREDENTIAL_CHANGED,
          ActivityAlertKind.ROOT_KEY_USED,
          ActivityAlertKind.ROOT_CALL,
          ActivityAlertKind.ROOT_SESSION_OPENED,
          ActivityAlertKind.ROOT_SESSION_CALL,
          ActivityAlertKind.OWN_ROLE_MISUSED,
          ActivityAlertKind.ROOT_UNKNOWN);

  /// A page has one list of steps for each variant of its alert, so it needs the room. At night
  /// somebody reads only one of these lists; `RunbookStepsTest` limits its length.
  private static final int LINES = 120;

  private static final Pattern STEPS = Pattern.compile("\n\n(### .+\n\n)?1\\. ");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");
  private static final Pattern SET = Pattern.compile("(?m)(?:^|\\bfor )\\s*([A-Z]+)(?:=| in )");
  private static final Pattern USED = Pattern.compile("\\$([A-Z]+)");
  private static final Pattern PLACE = Pattern.compile("# (anywhere|in the \\S.*)");
  private static final Pattern COMMAND =
      Pattern.compile("(aws [a-z-]+ [a-z-]+|rootsweep [a-z]+|[A-Z]+=|for |while |case |done$).*");

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void everyKindHasItsPage(AlertKind kind) {
    String page = page(kind);

    String words = kind.title();
    assertTrue(
        page.startsWith(
            "# " + words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)));
    assertTrue(page.contains("\nKind `" + kind + "`. "), "the page does not say its kind");
    assertEquals(SECTIONS, SECTION.matcher(page).results().map(found -> found.group(1)).toList());
    assertTrue(page.lines().count() <= LINES, "too long for the night");
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void everyPageSaysHowSevereItsAlertsMayBe(AlertKind kind) {
    String introduction = page(kind).split("\nKind `", 2)[1].split("\n\n", 2)[0];

    Set<Severity> said =
        Arrays.stream(Severity.values())
            .filter(severity -> introduction.matches("(?s).*\\b" + severity + "\\b.*"))
            .collect(Collectors.toUnmodifiableSet());

    assertEquals(kind.severities(), said);
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void everyPageTellsWhereToLookWhomToAskAndWhatToDo(AlertKind kind) {
    String page = page(kind);

    assertTrue(
        Runbooks.section(page, "Harmless or hostile?")
            .contains("| look at | harmless | hostile |"));
    assertTrue(
        Runbooks.section(page, "Harmless or hostile?").contains("\nConsole"), "no console page");
    assertTrue(Runbooks.section(page, "Harmless or hostile?").matches("(?s).*[Aa]sk .*\".*\\?.*"));
    assertTrue(
        STEPS.matcher(Runbooks.section(page, "What to do")).lookingAt(), "no numbered steps");
    assertTrue(BLOCK.matcher(page).find(), "no command");
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void everyKindIsInTheIndex(AlertKind kind) {
    String file = kind.page();

    assertTrue(
        Repository.read(Runbooks.INDEX)
            .contains("| `%s` | [%s](%s) |".formatted(kind, file, file)));
  }

  @Test
  void everyPageIsLinkedFromTheIndex() {
    Set<String> linked = links(Repository.read(Runbooks.INDEX)).collect(Collectors.toSet());

    Set<String> lost =
        new TreeSet<>(Runbooks.pages().map(page -> page.getFileName().toString()).toList());
    lost.removeAll(linked);
    lost.remove("README.md");

    assertEquals(Set.of(), lost);
    assertTrue(linked.size() >= AlertKind.all().size() + 3);
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void noLinkLeadsNowhere(Path page) {
    List<String> broken =
        links(Repository.read(page))
            .filter(link -> !Files.exists(Runbooks.FOLDER.resolve(link)))
            .toList();

    assertEquals(List.of(), broken);
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void everyBlockSaysWhereItRunsAndHoldsOnlyCommands(Path page) {
    for (String block : blocks(page)) {
      List<String> lines = joined(block);

      assertTrue(PLACE.matcher(lines.getFirst()).matches(), lines.getFirst());
      lines.stream()
          .skip(1)
          .forEach(line -> assertTrue(COMMAND.matcher(line.strip()).matches(), line));
      assertTrue(!block.contains("<"), "a placeholder that a shell would read from");
    }
  }

  /// People deploy by settings of the CDK; a variable of the environment is a function's own.
  @ParameterizedTest
  @MethodSource({
    "dev.rootsweep.architecture.Runbooks#pages",
    "dev.rootsweep.architecture.Runbooks#mails"
  })
  void namesNoVariableOfAFunction(Path text) {
    assertTrue(!Repository.read(text).contains("ROOTSWEEP_"), "name the setting of the deployment");
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void everyVariableIsSet(Path page) {
    Set<String> set = new TreeSet<>(names(SET, Repository.read(Runbooks.INDEX)));
    set.addAll(names(SET, String.join("\n", blocks(page))));

    Set<String> unset = new TreeSet<>(names(USED, Repository.read(page)));
    unset.removeAll(set);

    assertEquals(Set.of(), unset);
  }

  @Test
  void whereASessionMayBeOpenThePageTellsHowToCutItOff() {
    for (AlertKind kind : SESSION_MAY_BE_OPEN) {
      String steps = Runbooks.section(page(kind), "What to do");

      assertTrue(steps.contains("(cut-off-root.md)"), kind.name());
      assertTrue(steps.replaceAll("\\s+", " ").contains("12 h"), kind.name());
    }
  }

  @Test
  void cuttingOffSparesRootsweepsOwnSessions() {
    String page = Repository.read(Runbooks.FOLDER.resolve("cut-off-root.md"));

    assertTrue(page.contains("aws organizations create-policy --type SERVICE_CONTROL_POLICY"));
    assertTrue(page.contains("aws organizations attach-policy"));
    assertTrue(page.contains("\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*:iam::*:root\"}"));
    assertTrue(page.contains("\"Null\":{\"aws:AssumedRoot\":\"true\"}"));
    assertTrue(page.contains("12 h"));
  }

  private static String page(AlertKind kind) {
    return Repository.read(Repository.ROOT.resolve(Runbook.IN_REPOSITORY.page(kind)));
  }

  private static Stream<String> links(String page) {
    return LINK.matcher(page).results().map(found -> found.group(1));
  }

  private static List<String> blocks(Path page) {
    return BLOCK.matcher(Repository.read(page)).results().map(found -> found.group(1)).toList();
  }

  /// The lines of a block, those that end in a backslash with the next.
  private static List<String> joined(String block) {
    String[] lines = block.replaceAll("\\\\\\n\\s*", " ").split("\n", -1);
    return Arrays.stream(lines).map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
