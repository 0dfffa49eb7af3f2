package dev.rootsweep.infra.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How settings are written.
final class Texts {
  /// - source: Amazon CloudWatch Logs API Reference, PutRetentionPolicy
  private static final Set<Integer> RETENTIONS =
      Set.of(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,2}) hours?\\)");

  /// Minutes and hours as one likes; every day of every month of every year.
  private static final Pattern CRON =
      Pattern.compile("cron\\([0-9,*/-]+ [0-9,*/-]+ (\\* \\* \\?|\\? \\* \\*) \\*\\)");

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
            .toList();
  }

  static String schedule(String text) {
    Matcher rate = RATE.matcher(text);
    boolean daily =
        rate.matches()
            ? Integer.parseInt(rate.group(1)) >= 1 && Integer.parseInt(rate.group(1)) <= 24
            : CRON.matcher(text).matches();
    if (!daily) {
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
