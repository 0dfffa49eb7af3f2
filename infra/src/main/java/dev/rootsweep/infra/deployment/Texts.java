package dev.rootsweep.infra.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How settings are written.
final class Texts {
  /// - source: Amazon CloudWatch Logs API Reference, PutRetentionPolicy
  private static final Set<Integer> RETENTIONS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private static final int LONGEST_EXEMPTIONS = 2000;

  private static final Pattern RATE =
      Pattern.compile("rate\\((?:1 hour|([2-9]|1\\d|2[0-4]) hours)\\)");

  private static final String HOUR = "(?:1?\\d|2[0-3])";

  /// At one minute of one hour, of several or of each; every day of every month of every year.
  private static final Pattern CRON =
      Pattern.compile(
          "cron\\([1-5]?\\d (?:\\*|\\*/(?!0 )%1$s|%1$s(?:,%1$s)*) (?:\\* \\* \\?|\\? \\* \\*) \\*\\)"
              .formatted(HOUR));

  private Texts() {}

  static Function<String, String> matching(String pattern, String what) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> {
      if (!compiled.matcher(text).matches()) {
        throw new IllegalArgumentException("'" + text + "' is not " + what);
      }
      return text;
    };
  }

  static Function<String, String> emptyOr(Function<String, String> parser) {
    return text -> text.isEmpty() ? text : parser.apply(text);
  }

  static Function<String, List<String>> each(Function<String, String> parser) {
    return text ->
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(parser)
            .distinct()
            .toList();
  }

  /// Lambda takes 4 KB of variables in all.
  static String exemptions(String text) {
    if (text.length() > LONGEST_EXEMPTIONS) {
      throw new IllegalArgumentException(
          "%d characters are more than the %d that a function can be told: exempt OUs or tags"
              .formatted(text.length(), LONGEST_EXEMPTIONS));
    }
    return text;
  }

  /// Overlapping units would be named twice.
  static List<String> units(List<String> units) {
    if (units.size() > 1 && units.stream().anyMatch(unit -> unit.startsWith("r-"))) {
      throw new IllegalArgumentException("a root holds all units: name it alone");
    }
    return units;
  }

  static String schedule(String text) {
    if (!RATE.matcher(text).matches() && !CRON.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' does not fire every day");
    }
    return text;
  }

  static int retention(String text) {
    try {
      int days = Integer.parseInt(text);
      if (RETENTIONS.contains(days)) {
        return days;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
    }
    throw new IllegalArgumentException(
        text + " is none of " + RETENTIONS.stream().sorted().toList());
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither");
    };
  }

  static Topology topology(String text) {
    return switch (text) {
      case "hub" -> Topology.HUB;
      case "single" -> Topology.SINGLE;
      default -> throw new IllegalArgumentException("'" + text + "' is no topology");
    };
  }
}
