package dev.rootsweep.cli.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.Styler;
import dev.rootsweep.cli.run.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// A report for people: what needs eyes, then the counts.
public final class ReportTable {
  private static final int WIDEST = 36;

  /// Up to so many accounts the bare ones are shown too.
  private static final int FEW = 50;

  private static final int RESULT_COLUMN = 2;

  private final Report report;
  private final boolean colours;

  public ReportTable(Report report, boolean colours) {
    this.report = report;
    this.colours = colours;
  }

  /// Writes the table and the counts.
  public String text() {
    List<Result> shown = shown();
    String table = shown.isEmpty() ? "" : table(shown) + "\n";
    return table
        + counts(report)
        + (shown.size() < report.results().size() ? " Bare accounts are not listed." : "")
        + "\n"
        + Advice.on(report.results()).stream()
            .map(line -> line + "\n")
            .collect(Collectors.joining());
  }

  private List<Result> shown() {
    return report.results().size() <= FEW
        ? report.results()
        : report.results().stream().filter(result -> !Report.name(result).equals("Bare")).toList();
  }

  /// Returns how many accounts ended how, in one line.
  public static String counts(Report report) {
    int all = report.results().size();
    String counted =
        report.counts().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return "%d %s%s."
        .formatted(
            all, all == 1 ? "account" : "accounts", counted.isEmpty() ? "" : ": " + counted);
  }

  private String table(List<Result> results) {
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
        .styler(styler(results))
        .data(
            results,
            List.of(
                Columns.left("Account", WIDEST, r -> r.chosen().id() + "\n" + r.chosen().name()),
                Columns.left("Found", WIDEST, Words::found),
                Columns.left("Result", WIDEST, Words::result),
                Columns.left("Verified", WIDEST, Words::verified)))
        .asString();
  }

  private Styler styler(List<Result> results) {
    return new Styler() {
      @Override
      public List<String> styleCell(Column column, int row, int at, List<String> lines) {
        return colours && at == RESULT_COLUMN ? painted(lines, colour(results.get(row))) : lines;
      }
    };
  }

  private static List<String> painted(List<String> lines, Optional<Style> colour) {
    return colour
        .map(style -> lines.stream().map(line -> style.on() + line + Style.reset.on()).toList())
        .orElse(lines);
  }

  private static Optional<Style> colour(Result result) {
    return switch (ExitCodes.of(List.of(result))) {
      case ExitCodes.DONE ->
          Report.verified(result) ? Optional.of(Style.fg_green) : Optional.empty();
      case ExitCodes.REMAINS -> Optional.of(Style.fg_yellow);
      default -> Optional.of(Style.fg_red);
    };
  }
}
