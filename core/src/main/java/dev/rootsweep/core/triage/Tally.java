package dev.rootsweep.core.triage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What many things have in common, and how often: the rarest first, since what is rare among much
/// that is alike is what a reader looks for.
final class Tally {
  private static final int MOST = 10;

  private Tally() {}

  /// Lists the names of things, as in `2 different: b, a (39 times)`.
  ///
  /// - shape: `none` when there are no things
  static <T> String of(Collection<T> things, Function<T, String> name) {
    if (things.isEmpty()) {
      return "none";
    }
    Map<String, Long> counts =
        things.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    List<String> rarestFirst =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .map(each -> each.getKey() + (each.getValue() > 1 ? times(each.getValue()) : ""))
            .toList();
    int shown = Math.min(MOST, rarestFirst.size());
    int more = rarestFirst.size() - shown;
    return (shown > 1 ? rarestFirst.size() + " different: " : "")
        + String.join(", ", rarestFirst.subList(0, shown))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String times(long count) {
    return " (%d times)".formatted(count);
  }
}
