package dev.rootsweep.sandbox.file;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as the file writes them.
record Times(Instant now) {

  static final String INSTANT = "such as \"2026-01-31T12:00:00Z\", \"now\", \"-400d\" or \"+5m\"";
  static final String DURATION = "such as \"50ms\", \"20s\", \"10m\", \"2h\" or \"1d\"";

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);

  /// An instant in ISO form, `now`, or a length before (`-`) or after (`+`) now.
  Optional<Instant> instant(String text) {
    if (text.equals("now")) {
      return Optional.of(now);
    }
    if (text.startsWith("-")) {
      return duration(text.substring(1)).map(now::minus);
    }
    if (text.startsWith("+")) {
      return duration(text.substring(1)).map(now::plus);
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// A length without sign.
  static Optional<Duration> duration(String text) {
    Matcher length = LENGTH.matcher(text);
    return length.matches()
        ? Optional.ofNullable(UNITS.get(length.group(2)))
            .map(unit -> Duration.of(Long.parseLong(length.group(1)), unit))
        : Optional.empty();
  }
}
