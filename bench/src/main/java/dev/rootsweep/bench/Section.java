package dev.rootsweep.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands between two marks of docs/performance.md: when and where something was measured, a
/// table, and notes.
///
/// - `said`: when and where
/// - `table`: lines of Markdown, the head first; the first two cells name a row
/// - `notes`: each begins with the first cell of its row and a colon
record Section(String said, List<String> table, List<String> notes) {
  Section {
    table = List.copyOf(table);
    notes = List.copyOf(notes);
  }

  String markdown() {
    return paragraphs(table, notes.stream());
  }

  /// The same, put into what an earlier run of that day and machine found: the rows that were
  /// measured now in place of theirs, or below. An earlier text without a table is replaced.
  ///
  /// - errors: `IllegalStateException` when it was another day or machine
  String into(String earlier) {
    if (earlier.lines().noneMatch(line -> line.startsWith("|"))) {
      return markdown();
    }
    if (!earlier.contains(said)) {
      throw new IllegalStateException("the page was measured elsewhere or on another day");
    }
    Map<String, String> rows = new LinkedHashMap<>();
    Stream.concat(earlier.lines().filter(line -> line.startsWith("|")), table.stream())
        .forEach(row -> rows.put(name(row), row));
    Stream<String> kept =
        earlier
            .lines()
            .skip(1)
            .filter(line -> !line.isBlank() && !line.startsWith("|") && !isNoteOfOurs(line));
    return paragraphs(List.copyOf(rows.values()), Stream.concat(kept, notes.stream()));
  }

  private String paragraphs(List<String> rows, Stream<String> below) {
    return Stream.concat(Stream.of(said, String.join("\n", rows)), below)
        .collect(Collectors.joining("\n\n"));
  }

  private static String name(String row) {
    return cell(row, 1) + "|" + cell(row, 2);
  }

  private static String cell(String row, int number) {
    return List.of(row.split("\\|", -1)).get(number);
  }

  private boolean isNoteOfOurs(String line) {
    return table.stream().anyMatch(row -> line.startsWith(cell(row, 1).strip() + ": "));
  }
}
