package dev.rootsweep.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// A table of text that fits the terminal: columns are as wide as what stands in them, and the
/// widest give way where the terminal is narrower.
///
/// - units: widths count the columns of a terminal, not characters
public final class TextTable<T> {
  /// No limit: for output that no terminal shows.
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private static final int NARROWEST = 12;
  private static final int FRAME = 3;

  /// A column.
  ///
  /// - shape: `widest` limits it also where there is room; `colour` paints a row's cell
  public record Column<T>(
      String title, int widest, Function<T, String> cell, Function<T, Optional<Style>> colour) {
    /// Makes a column without colour.
    public static <T> Column<T> of(String title, int widest, Function<T, String> cell) {
      return new Column<>(title, widest, cell, _ -> Optional.empty());
    }
  }

  private final List<Column<T>> columns;
  private final int width;

  /// Makes a table of at most that width.
  public TextTable(int width, List<Column<T>> columns) {
    this.width = width;
    this.columns = List.copyOf(columns);
  }

  /// Writes the table; no line end follows.
  public String text(List<T> rows) {
    List<List<String>> cells =
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .toList();
    int[] widths = widths(cells);
    List<String> lines = new ArrayList<>(List.of(border(widths)));
    lines.addAll(lines(columns.stream().map(Column::title).toList(), widths, null));
    lines.add(border(widths));
    for (int row = 0; row < rows.size(); row++) {
      lines.addAll(lines(cells.get(row), widths, rows.get(row)));
    }
    lines.add(border(widths));
    return String.join("\n", lines);
  }

  private int[] widths(List<List<String>> cells) {
    int[] widths =
        IntStream.range(0, columns.size()).map(column -> natural(column, cells)).toArray();
    while (Arrays.stream(widths).sum() + widths.length * FRAME + 1 > width) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int natural(int column, List<List<String>> cells) {
    int most =
        cells.stream()
            .flatMap(row -> row.get(column).lines())
            .mapToInt(DisplayWidth::of)
            .max()
            .orElse(0);
    String title = columns.get(column).title();
    return Math.max(DisplayWidth.of(title), Math.min(columns.get(column).widest(), most));
  }

  private static int widest(int[] widths) {
    return IntStream.range(0, widths.length)
        .reduce((one, other) -> widths[other] > widths[one] ? other : one)
        .orElseThrow();
  }

  private static String border(int[] widths) {
    return Arrays.stream(widths)
        .mapToObj(one -> "-".repeat(one + 2))
        .collect(Collectors.joining("+", "+", "+"));
  }

  private List<String> lines(List<String> row, int[] widths, @Nullable T painted) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(column -> DisplayWidth.wrapped(row.get(column), widths[column]))
            .toList();
    int height = Collections.max(cells.stream().map(List::size).toList());
    return IntStream.range(0, height)
        .mapToObj(
            line ->
                IntStream.range(0, widths.length)
                    .mapToObj(
                        column -> cell(cells.get(column), line, widths[column], column, painted))
                    .collect(Collectors.joining(" | ", "| ", " |")))
        .toList();
  }

  private String cell(List<String> lines, int line, int width, int column, @Nullable T row) {
    String text = line < lines.size() ? lines.get(line) : "";
    return paint(text, column, row) + " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
  }

  private String paint(String text, int column, @Nullable T row) {
    return row == null || text.isEmpty()
        ? text
        : columns
            .get(column)
            .colour()
            .apply(row)
            .map(style -> style.on() + text + Style.reset.on())
            .orElse(text);
  }
}
