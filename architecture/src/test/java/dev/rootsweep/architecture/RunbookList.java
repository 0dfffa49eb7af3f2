package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A list of steps of a page of the runbook; `heading` is empty where it is the only one.
record RunbookList(String page, String heading, String text, List<String> steps) {
  private static final String SECTION = "What to do";
  private static final String SECTION_OF_THE_INDEX = "The alert says that more events followed";
  private static final Pattern STEP = Pattern.compile("(?ms)^(\\d+)\\. (.*?)(?=^\\d+\\. |\\z)");
  private static final Pattern HEADING = Pattern.compile("(?m)^### ");
  private static final Pattern OF_A_STEP = Pattern.compile("\\d+\\. .*| {3}.*|\\s*");

  static boolean hasLists(String page) {
    return Repository.read(Runbooks.FOLDER.resolve(page)).contains("\n## " + section(page) + "\n");
  }

  static List<RunbookList> of(String page) {
    String text = Runbooks.section(Repository.read(Runbooks.FOLDER.resolve(page)), section(page));
    List<String> parts = HEADING.splitAsStream(text).toList();
    if (parts.size() == 1) {
      return List.of(of(page, "", text.strip()));
    }
    assertTrue(parts.getFirst().isBlank(), () -> page + ": these steps have no heading");
    return parts.stream()
        .skip(1)
        .map(part -> of(page, part.split("\n", 2)[0], part.strip()))
        .toList();
  }

  List<Integer> numbers() {
    return found(text).map(step -> Integer.valueOf(step.group(1))).toList();
  }

  List<String> markdown() {
    return found(text).map(step -> step.group(2)).toList();
  }

  /// Lists the lines after the first step that belong to none.
  List<String> loose() {
    return text.lines()
        .dropWhile(line -> !line.startsWith("1. "))
        .filter(line -> !OF_A_STEP.matcher(line).matches())
        .toList();
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

  /// The words that say what the step is, before what belongs to this one event.
  static String begin(String step) {
    return words(step).split("[,:;.](?= |$)", 2)[0];
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static String section(String page) {
    return page.equals("README.md") ? SECTION_OF_THE_INDEX : SECTION;
  }

  private static RunbookList of(String page, String heading, String text) {
    return new RunbookList(
        page, heading, text, found(text).map(step -> words(step.group(2))).toList());
  }

  private static Stream<MatchResult> found(String text) {
    return STEP.matcher(text).results();
  }

  private static String words(String markdown) {
    return oneLine(markdown.replaceAll("\\[([^\\]]+)\\]\\([^)]+\\)", "$1").replaceAll("[`*]", ""));
  }
}
