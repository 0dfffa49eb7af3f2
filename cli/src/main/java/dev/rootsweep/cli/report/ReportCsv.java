package dev.rootsweep.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.model.Finding;
import dev.rootsweep.core.model.LastUse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A report as CSV, as docs/output.md describes it: a line for each credential, and one for each
/// account without any.
public final class ReportCsv {
  /// A column, and what stands in it.
  private record Column<T>(String name, Function<T, String> cell) {}

  private static final List<Column<Result>> ACCOUNT =
      List.of(
          new Column<>("version", _ -> String.valueOf(Report.VERSION)),
          new Column<>("account", result -> result.chosen().id().value()),
          new Column<>("name", result -> result.chosen().name()),
          new Column<>("outcome", Report::name),
          new Column<>("verified", result -> String.valueOf(Report.verified(result))),
          new Column<>("why", Words::why));

  private static final List<Column<Finding>> CREDENTIAL =
      List.of(
          new Column<>("credential", found -> found.credential().ref().kind().name()),
          new Column<>("credentialId", found -> found.credential().ref().awsId()),
          new Column<>("active", ReportCsv::active),
          new Column<>("created", found -> found.credential().created().toString()),
          new Column<>("lastUsed", ReportCsv::lastUsed),
          new Column<>("lastUsedService", found -> used(found, LastUse.Used::service)),
          new Column<>("lastUsedRegion", found -> used(found, LastUse.Used::region)),
          new Column<>("fate", ReportCsv::fate));

  private static final String FORMULA_BEGINS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private ReportCsv() {}

  /// Returns the names of the columns.
  static List<String> columns() {
    return Stream.concat(ACCOUNT.stream().map(Column::name), CREDENTIAL.stream().map(Column::name))
        .toList();
  }

  /// Writes a report.
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns());
      for (Result result : report.listed()) {
        for (List<String> line : lines(result)) {
          csv.writeRecord(line.stream().map(ReportCsv::harmless).toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the report cannot be written", e);
    }
    return text.toString();
  }

  /// A spreadsheet takes what begins so for a formula, and whoever names an account could write
  /// one.
  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA_BEGINS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static List<List<String>> lines(Result result) {
    List<String> account = cells(ACCOUNT, result);
    List<Finding> found =
        result instanceof Result.Checked checked ? checked.outcome().findings() : List.of();
    return found.isEmpty()
        ? List.of(together(account, Collections.nCopies(CREDENTIAL.size(), "")))
        : found.stream().map(one -> together(account, cells(CREDENTIAL, one))).toList();
  }

  private static <T> List<String> cells(List<Column<T>> columns, T row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }

  private static List<String> together(List<String> account, List<String> credential) {
    return Stream.concat(account.stream(), credential.stream()).toList();
  }

  private static String active(Finding found) {
    return Words.active(found.credential()).map(String::valueOf).orElse("");
  }

  private static String lastUsed(Finding found) {
    return switch (found.credential().lastUse()) {
      case LastUse.Used used -> used.at().toString();
      case LastUse.NoneRecorded _ -> "never recorded";
      case LastUse.NotTracked _ -> "not tracked by AWS";
    };
  }

  private static String used(Finding found, Function<LastUse.Used, Optional<String>> part) {
    return found.credential().lastUse() instanceof LastUse.Used used
        ? part.apply(used).orElse("")
        : "";
  }

  private static String fate(Finding found) {
    return found.fate() == Finding.Fate.LEFT ? "" : found.fate().name().toLowerCase(Locale.ROOT);
  }
}
