package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.core.model.AlertKind;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private static final Pattern STEP = Pattern.compile("(?ms)^(\\d+)\\. (.*?)(?=^\\d+\\. |\\z)");
  private static final Pattern HEADING = Pattern.compile("(?m)^### ");

  /// A list of a page; `heading` is empty where it is the only one.
  private record Variant(String page, String heading, List<Integer> numbers, List<String> steps) {
    static Variant of(String page, String heading, String text) {
      return new Variant(
          page,
          heading,
          STEP.matcher(text).results().map(step -> Integer.valueOf(step.group(1))).toList(),
          STEP.matcher(text).results().map(step -> words(step.group(2))).toList());
    }

    /// Returns where the steps of an alert stand, in their order, up to the first that lacks.
    List<Integer> positions(List<String> alert) {
      List<Integer> positions = new ArrayList<>();
      int next = 0;
      for (String step : alert) {
        int from = next;
        int found =
            IntStream.range(from, steps.size())
                .filter(at -> steps.get(at).startsWith(begin(step)))
                .findFirst()
                .orElse(-1);
        if (found < 0) {
          return positions;
        }
        positions.add(found);
        next = found + 1;
      }
      return positions;
    }

    boolean fits(List<String> alert) {
      return positions(alert).size() == alert.size();
    }

    String lacks(List<String> alert) {
      return "%s: lacks, or has too early: %s"
          .formatted(this, begin(alert.get(positions(alert).size())));
    }

    @Override
    public String toString() {
      return heading.isEmpty() ? page : page + ", " + heading;
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyAlertFindsItsStepsInOneListOfItsPage(Path mail) {
    List<String> alert = steps(mail);

    List<Variant> best = best(mail);

    assertFalse(
        best.isEmpty(),
        () ->
            variants(page(mail)).stream()
                .map(variant -> variant.lacks(alert))
                .collect(Collectors.joining("\n", "no list has the steps of the alert\n", "\n")));
    assertEquals(1, best.size(), () -> "nobody can tell which of these lists is meant: " + best);
  }

  @ParameterizedTest
  @MethodSource("everyVariant")
  void everyListIsThatOfAnAlertAndHasNoStepMore(Variant variant) {
    List<Path> alerts =
        mails()
            .filter(mail -> page(mail).equals(variant.page()))
            .filter(mail -> best(mail).contains(variant))
            .toList();
    Set<String> more = new TreeSet<>(variant.steps());
    alerts.stream()
        .flatMap(mail -> variant.positions(steps(mail)).stream())
        .forEach(at -> more.remove(variant.steps().get(at)));

    assertFalse(alerts.isEmpty(), () -> variant + ": no alert has these steps");
    assertEquals(Set.of(), more, () -> variant + ": no alert has these steps of it");
  }

  @ParameterizedTest
  @MethodSource("everyVariant")
  void everyListCountsFromOne(Variant variant) {
    assertEquals(
        IntStream.rangeClosed(1, variant.steps().size()).boxed().toList(), variant.numbers());
  }

  @Test
  void everyKindHasAMailToCompareItsPageWith() {
    Set<String> pages = MAILS.stream().map(Runbooks::page).collect(Collectors.toSet());

    assertEquals(
        AlertKind.all().stream()
            .map(kind -> Runbook.IN_REPOSITORY.page(kind).replace("docs/runbook/", ""))
            .collect(Collectors.toSet()),
        pages);
  }

  /// Those that ask for something.
  static Stream<Path> mails() {
    return MAILS.stream().filter(mail -> !steps(mail).isEmpty());
  }

  static Stream<Variant> everyVariant() {
    return mails().map(RunbookStepsTest::page).distinct().flatMap(page -> variants(page).stream());
  }

  /// Returns the list with the fewest steps besides those of the alert; several where nobody can
  /// tell which.
  private static List<Variant> best(Path mail) {
    List<Variant> fitting =
        variants(page(mail)).stream().filter(variant -> variant.fits(steps(mail))).toList();
    int shortest = fitting.stream().mapToInt(variant -> variant.steps().size()).min().orElse(0);
    return fitting.stream().filter(variant -> variant.steps().size() == shortest).toList();
  }

  private static String page(Path mail) {
    return mail.toString().endsWith(SUMMARY) ? INDEX : Runbooks.page(mail);
  }

  private static List<Variant> variants(String page) {
    String text =
        Runbooks.section(
            Repository.read(Runbooks.FOLDER.resolve(page)),
            page.equals(INDEX) ? "The alert says that more events followed" : "What to do");
    List<String> parts = HEADING.splitAsStream(text).toList();
    if (parts.size() == 1) {
      return List.of(Variant.of(page, "", text));
    }
    assertTrue(parts.getFirst().isBlank(), () -> page + ": these steps have no heading");
    return parts.stream()
        .skip(1)
        .map(part -> Variant.of(page, part.split("\n", 2)[0], part))
        .toList();
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

  /// The words that say what the step is, before what belongs to this one event.
  private static String begin(String step) {
    return step.split("[,:;.](?= |$)", 2)[0];
  }

  private static String words(String markdown) {
    return markdown
        .replaceAll("\\[([^\\]]+)\\]\\([^)]+\\)", "$1")
        .replaceAll("[`*]", "")
        .replaceAll("\\s+", " ");
  }
}
