package dev.rootsweep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// docs/performance.md: prose by people, and between two marks what the last run found.
record PerformancePage(Path file) {
  private static final String BEGIN = "<!-- bench/run --write: begin -->\n";
  private static final String END = "<!-- bench/run --write: end -->";

  /// Changes what stands between the marks.
  void replace(UnaryOperator<String> change) throws IOException {
    Files.writeString(file, replaced(Files.readString(file), change));
  }

  static String replaced(String page, UnaryOperator<String> change) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("docs/performance.md lacks the marks of its table");
    }
    String found = change.apply(page.substring(begin + BEGIN.length(), end).strip());
    return page.substring(0, begin + BEGIN.length()) + "\n" + found + "\n\n" + page.substring(end);
  }
}
