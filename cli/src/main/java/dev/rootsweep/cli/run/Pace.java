package dev.rootsweep.cli.run;

import java.time.Duration;
import java.util.Locale;

/// How far a pass over accounts is, in one line of plain characters.
record Pace(String what, long done, long total, Duration elapsed, long throttled) {
  /// A shorter bar says nothing.
  private static final int SHORTEST_BAR = 10;

  private static final String EDGES = " []";

  /// Returns the line.
  String text() {
    return "%s: %d of %d%s, %d throttled".formatted(what, done, total, speed(), throttled);
  }

  private String speed() {
    if (done == 0) {
      return "";
    }
    double rate = done / Math.max(0.001, elapsed.toMillis() / 1000.0);
    return String.format(Locale.ROOT, ", %.1f/s, about %.0f s left", rate, (total - done) / rate);
  }

  /// Returns the line with a bar in the room that is left: exactly `width` characters, so that it
  /// covers what stood there.
  String bar(int width) {
    String text = text();
    int room = width - text.length() - EDGES.length();
    if (room < SHORTEST_BAR) {
      return text.substring(0, Math.min(width, text.length())) + blank(width - text.length());
    }
    int full = (int) (room * done / Math.max(1, total));
    return text + " [" + "=".repeat(full) + blank(room - full) + "]";
  }

  private static String blank(int width) {
    return " ".repeat(Math.max(0, width));
  }
}
