package dev.rootsweep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// docs/performance.md: prose by people, and between two marks each what was found last.
record PerformancePage(Path file) {
  /// A place of the page that is written.
  enum Part {
    FIGURES("bench/run --write"),
    COMMANDS("bench/run --write, commands");

    private final String mark;

    Part(String mark) {
      this.mark = mark;
    }

    private String begin() {
      return "<!-- " + mark + ": begin -->\n";
    }

    private String end() {
      return "<!-- " + mark + ": end -->";
    }
  }

  /// Changes what stands between the marks of a part.
  void replace(Part part, UnaryOperator<String> change) throws IOException {
    Files.writeString(file, replaced(Files.readString(file), part, change));
  }

  static String replaced(String page, Part part, UnaryOperator<String> change) {
    int begin = page.indexOf(part.begin());
    int end = page.indexOf(part.end());
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("docs/performance.md lacks the marks of its table");
    }
    int inside = begin + part.begin().length();
    String found = change.apply(page.substring(inside, end).strip());
    return page.substring(0, inside) + "\n" + found + "\n\n" + page.substring(end);
  }
}
