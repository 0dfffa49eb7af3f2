package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AlertKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The steps of an alert are one list of its page, in their order: nobody puts a list together at
/// night.
class RunbookStepsTest {
  private static final String INDEX = Runbooks.INDEX.getFileName().toString();

  /// A summary says the same for every kind, so the index has its steps.
  private static final String SUMMARY = "--summary.txt";

  private static final List<Path> MAILS = Runbooks.mails().toList();
  private static final Pattern MAIL_STEP = Pattern.compile("\\d+\\. (.+)");
  private static final Pattern CHOICE =
      Pattern.compile("Run\\s+(only\\s+)?the\\s+(\\w+\\s+)?(line|command)\\s+for");
  private static final Pattern SAME_PAGE = Pattern.compile("as in step (\\d+) of the first list");
  private static final Pattern OTHER_PAGE = Pattern.compile("\\(([a-z-]+\\.md)\\), step (\\d+)");
  private static final Pattern ELSEWHERE = Pattern.compile(": \\[[^\\]]+\\]" + OTHER_PAGE);
  private static final Pattern QUOTED = Pattern.compile("\\(([a-z-]+\\.md)\\), \"([^\"]+)\"");

  /// The reader of one list cannot know in which of the others this step is.
  private static final Pattern VAGUE =
      Pattern.compile("step \\d+ (above|below)|as in step(?! \\d+ of the first list)");

  @ParameterizedTest
  @MethodSource("mails")
  void everyAlertFindsItsStepsInOneListOfItsPage(Path mail) {
    List<String> alert = steps(mail);

    List<RunbookList> best = best(mail);

    assertFalse(
        best.isEmpty(),
        () ->
            RunbookList.of(page(mail)).stream()
                .map(list -> list.lacks(alert))
                .collect(Collectors.joining("\n", "no list has the steps of the alert\n", "\n")));
    assertEquals(1, best.size(), () -> "nobody can tell which of these lists is meant: " + best);
  }

  @ParameterizedTest
  @MethodSource("everyListOfAnAlert")
  void everyListIsThatOfAnAlertAndHasNoStepMore(RunbookList list) {
    List<Path> alerts =
        mails()
            .filter(mail -> page(mail).equals(list.page()))
            .filter(mail -> best(mail).contains(list))
            .toList();
    Set<String> more = new TreeSet<>(list.steps());
    alerts.stream()
        .flatMap(mail -> list.positions(steps(mail)).stream())
        .forEach(at -> more.remove(list.steps().get(at)));

    assertFalse(alerts.isEmpty(), () -> list + ": no alert has these steps");
    assertEquals(Set.of(), more, () -> list + ": no alert has these steps of it");
  }

  @ParameterizedTest
  @MethodSource("everyListOfAnAlert")
  void everyListCountsFromOne(RunbookList list) {
    assertEquals(IntStream.rangeClosed(1, list.steps().size()).boxed().toList(), list.numbers());
  }

  /// A paragraph after a step would count as its text, and somebody who follows the list may skip
  /// it.
  @ParameterizedTest
  @MethodSource("everyList")
  void everyTextAfterAStepBelongsToIt(RunbookList list) {
    assertEquals(List.of(), list.loose(), () -> list + ": indent this, or move it elsewhere");
  }

  @ParameterizedTest
  @MethodSource("everyList")
  void everyListIsShortEnoughForTheNight(RunbookList list) {
    assertTrue(list.text().lines().count() <= 45, () -> list + ": move blocks to a shared page");
  }

  /// Somebody who pastes a whole block must not run what was meant for another event.
  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void noBlockHoldsCommandsToChooseFrom(Path page) {
    assertFalse(CHOICE.matcher(Repository.read(page)).find(), "give each of them a block");
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void everyStepThatIsDoneAsAnotherBeginsAsThatOneDoes(Path page) {
    String text = RunbookList.oneLine(Repository.read(page));

    assertFalse(VAGUE.matcher(text).find(), "say \"as in step N of the first list\"");
    SAME_PAGE
        .matcher(text)
        .results()
        .forEach(
            found -> {
              String words = lastWords(text.substring(0, found.start()));
              assertFalse(words.isEmpty(), found.group());
              assertTrue(
                  begins(step(page.getFileName().toString(), found.group(1)), words),
                  () -> words + ", " + found.group());
            });
  }

  @ParameterizedTest
  @MethodSource("everyList")
  void everyStepThatIsOnAnotherPageBeginsAsItDoesThere(RunbookList list) {
    for (String step : list.markdown()) {
      ELSEWHERE
          .matcher(RunbookList.oneLine(step))
          .results()
          .forEach(
              found ->
                  assertTrue(
                      begins(step(found.group(1), found.group(2)), RunbookList.begin(step)),
                      () -> list + ": " + step));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.architecture.Runbooks#pages")
  void everyStepOrHeadingThatAPageNamesExists(Path page) {
    String text = RunbookList.oneLine(Repository.read(page));

    OTHER_PAGE
        .matcher(text)
        .results()
        .forEach(
            found -> assertFalse(step(found.group(1), found.group(2)).isEmpty(), found::group));
    QUOTED
        .matcher(text)
        .results()
        .forEach(
            found ->
                assertTrue(
                    Repository.read(Runbooks.FOLDER.resolve(found.group(1)))
                        .lines()
                        .anyMatch(line -> line.startsWith("##") && line.contains(found.group(2))),
                    found::group));
  }

  @Test
  void everyKindHasAMailToCompareItsPageWith() {
    Set<String> pages = MAILS.stream().map(Runbooks::page).collect(Collectors.toSet());

    assertEquals(AlertKind.all().stream().map(AlertKind::page).collect(Collectors.toSet()), pages);
  }

  /// Those that ask for something.
  static Stream<Path> mails() {
    return MAILS.stream().filter(mail -> !steps(mail).isEmpty());
  }

  static Stream<RunbookList> everyListOfAnAlert() {
    return mails()
        .map(RunbookStepsTest::page)
        .distinct()
        .flatMap(page -> RunbookList.of(page).stream());
  }

  static Stream<RunbookList> everyList() {
    return Runbooks.pages()
        .map(page -> page.getFileName().toString())
        .filter(RunbookList::hasLists)
        .flatMap(page -> RunbookList.of(page).stream());
  }

  /// Returns a step of the first list of a page, nothing where there is none.
  private static String step(String page, String number) {
    if (!RunbookList.hasLists(page)) {
      return "";
    }
    List<String> steps = RunbookList.of(page).getFirst().steps();
    int at = Integer.parseInt(number) - 1;
    return at >= 0 && at < steps.size() ? steps.get(at) : "";
  }

  private static boolean begins(String step, String words) {
    return step.regionMatches(true, 0, words, 0, words.length())
        && !step.substring(words.length()).matches("\\w.*");
  }

  /// The words of the sentence that a text ends in, up to a comma.
  private static String lastWords(String text) {
    String[] sentences = text.split("[.:;] ", -1);
    return RunbookList.begin(sentences[sentences.length - 1]).strip();
  }

  /// Returns the list with the fewest steps besides those of the alert; several where nobody can
  /// tell which.
  private static List<RunbookList> best(Path mail) {
    List<RunbookList> fitting =
        RunbookList.of(page(mail)).stream().filter(list -> list.fits(steps(mail))).toList();
    int shortest = fitting.stream().mapToInt(list -> list.steps().size()).min().orElse(0);
    return fitting.stream().filter(list -> list.steps().size() == shortest).toList();
  }

  private static String page(Path mail) {
    return mail.toString().endsWith(SUMMARY) ? INDEX : Runbooks.page(mail);
  }

  private static List<String> steps(Path mail) {
    String[] parts = Repository.read(mail).split("\nWhat to do\n", 2);
    return parts.length == 1
        ? List.of()
        : parts[1]
            .lines()
            .takeWhile(line -> !line.isBlank())
            .map(MAIL_STEP::matcher)
            .map(
                step -> {
                  assertTrue(step.matches());
                  return step.group(1);
                })
            .toList();
  }
}
