package dev.rootsweep.cli.report;

import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Columns of tables on a terminal.
public final class Columns {
  private Columns() {}

  /// Makes a column of at most that width, to the left.
  public static <T> ColumnData<T> left(
      String title, int widest, Function<T, @Nullable String> cell) {
    return new Column()
        .header(title)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(widest, OverflowBehaviour.NEWLINE)
        .with(cell);
  }
}
