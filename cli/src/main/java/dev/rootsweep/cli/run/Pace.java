package dev.rootsweep.cli.run;

import java.time.Duration;
import java.util.Locale;

/// How far a pass over accounts is, in one line of plain characters.
record Pace(String what, long done, Listed listed, Duration elapsed, long throttled) {
  /// A shorter bar says nothing.
  private static final int SHORTEST_BAR = 10;

  private static final String EDGES = " []";

  /// Returns the line.
  String text() {
    return "%s: %d of %d%s%s, %d throttled"
        .formatted(
            what, done, listed.accounts(), listed.whole() ? "" : " so far", speed(), throttled);
  }

  private String speed() {
    if (done == 0) {
      return "";
    }
    double rate = done / Math.max(0.001, elapsed.toMillis() / 1000.0);
    String left =
        listed.whole()
            ? String.format(Locale.ROOT, ", about %.0f s left", (listed.accounts() - done) / rate)
            : "";
    return String.format(Locale.ROOT, ", %.1f/s", rate) + left;
  }

  /// Returns the line with a bar in the room that is left: exactly `width` characters, so that it
  /// covers what stood there.
  String bar(int width) {
    String text = text();
    int room = width - text.length() - EDGES.length();
    if (room < SHORTEST_BAR) {
      return text.substring(0, Math.min(width, text.length())) + blank(width - text.length());
    }
    int full = (int) (room * done / Math.max(1, listed.accounts()));
    return text + " [" + "=".repeat(full) + blank(room - full) + "]";
  }

  private static String blank(int width) {
    return " ".repeat(Math.max(0, width));
  }
}
