package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/// A report for people: what needs eyes first, what to do about it, and the counts last, where the
/// prompt follows.
public final class ReportTable {
  private static final int WIDEST = 36;
  private static final int WIDEST_FOUND = 100;

  /// Where an account's name has a column of its own.
  private static final int ROOMY = 120;

  /// Up to so many accounts the clean ones are shown too.
  private static final int FEW = 50;

  private final Report report;
  private final int width;
  private final boolean colours;

  /// Makes it for a terminal of that width.
  public ReportTable(Report report, int width, boolean colours) {
    this.report = report;
    this.width = width;
    this.colours = colours;
  }

  /// Writes the table, what to do, and the counts.
  public String text() {
    List<String> lines = new ArrayList<>();
    List<Result> shown = shown();
    if (!shown.isEmpty()) {
      lines.add(new TextTable<>(width, columns()).text(shown));
    }
    lines.addAll(new Advice(report).lines());
    lines.add(counts(report) + notListed(shown.size()));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<Result> shown() {
    boolean few = report.results().size() <= FEW;
    return report.listed().stream()
        .filter(result -> !(result instanceof Result.NotStarted))
        .filter(result -> few || !isClean(result))
        .sorted(Attention.FIRST)
        .toList();
  }

  private static boolean isClean(Result result) {
    return result instanceof Result.Checked checked
        && checked.outcome() instanceof CheckOutcome.Clean;
  }

  private String notListed(int shown) {
    int left = report.results().size() - shown;
    return left == 0 || shown == 0 ? "" : " " + left + " of them are not listed.";
  }

  /// Returns how many accounts ended how, in one line.
  public static String counts(Report report) {
    Map<String, Long> counted = new LinkedHashMap<>();
    report.results().stream()
        .sorted(Attention.FIRST)
        .forEach(result -> counted.merge(kind(result), 1L, Long::sum));
    int all = report.results().size();
    return (all == 1 ? "1 account" : all + " accounts")
        + counted.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", ", counted.isEmpty() ? "" : ": ", "."));
  }

  /// What would go is another number than what would be held.
  private static String kind(Result result) {
    return result instanceof Result.Checked checked
            && checked.outcome() instanceof CheckOutcome.WouldRemove would
            && would.held().isPresent()
        ? "WouldRemove but held"
        : Report.name(result);
  }

  private List<TextTable.Column<Result>> columns() {
    List<TextTable.Column<Result>> columns = new ArrayList<>();
    if (width >= ROOMY) {
      columns.add(TextTable.Column.of("Account", WIDEST, r -> r.chosen().id().value()));
      columns.add(TextTable.Column.of("Name", WIDEST, r -> r.chosen().name()));
    } else {
      columns.add(
          TextTable.Column.of("Account", WIDEST, r -> r.chosen().id() + "\n" + r.chosen().name()));
    }
    columns.add(TextTable.Column.of("Found", WIDEST_FOUND, Words::found));
    columns.add(
        new TextTable.Column<>(
            "Result",
            WIDEST,
            Words::result,
            result -> colours ? colour(result) : Optional.empty()));
    columns.add(TextTable.Column.of("Verified", WIDEST, Words::verified));
    return columns;
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
