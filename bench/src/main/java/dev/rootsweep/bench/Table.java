package dev.rootsweep.bench;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of one kind of row, for a terminal and as Markdown.
///
/// - `widest`: the most characters of a column in a terminal
record Table<T>(int widest, List<Cell<T>> cells) {
  /// A column: its title, and what it says of a row.
  record Cell<T>(String title, Function<T, @Nullable String> text) {
    private ColumnData<T> column(int widest) {
      return new Column()
          .header(title)
          .headerAlign(HorizontalAlign.LEFT)
          .dataAlign(HorizontalAlign.LEFT)
          .maxWidth(widest, OverflowBehaviour.NEWLINE)
          .with(text);
    }
  }

  Table {
    cells = List.copyOf(cells);
  }

  String text(List<T> rows) {
    return AsciiTable.getTable(
        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
        rows,
        cells.stream().map(cell -> cell.column(widest)).toList());
  }

  /// Returns the lines of the table, its head first.
  List<String> markdown(List<T> rows) {
    Stream<String> head =
        Stream.of(line(cells.stream().map(Cell::title)), line(cells.stream().map(_ -> "---")));
    Stream<String> body =
        rows.stream().map(row -> line(cells.stream().map(cell -> cell.text().apply(row))));
    return Stream.concat(head, body).toList();
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }
}
