package dev.rootsweep.cli.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.model.Finding;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A report as CSV, as docs/output.md describes it: a line for each credential, and one for each
/// account without any.
public final class ReportCsv {
  /// The columns.
  static final List<String> COLUMNS =
      List.of(
          "version",
          "account",
          "name",
          "outcome",
          "verified",
          "why",
          "credential",
          "credentialId",
          "active",
          "created",
          "lastUsed",
          "lastUsedService",
          "lastUsedRegion",
          "fate");

  private static final String FORMULA_BEGINS = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
  private static final int CREDENTIAL_COLUMNS = 8;

  private ReportCsv() {}

  /// Writes a report.
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(COLUMNS);
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
    List<String> account =
        List.of(
            String.valueOf(Report.VERSION),
            result.chosen().id().value(),
            result.chosen().name(),
            Report.name(result),
            String.valueOf(Report.verified(result)),
            Words.why(result));
    List<List<String>> credentials = credentials(result);
    return credentials.isEmpty()
        ? List.of(together(account, Collections.nCopies(CREDENTIAL_COLUMNS, "")))
        : credentials.stream().map(credential -> together(account, credential)).toList();
  }

  private static List<String> together(List<String> account, List<String> credential) {
    return Stream.concat(account.stream(), credential.stream()).toList();
  }

  private static List<List<String>> credentials(Result result) {
    return result instanceof Result.Checked checked
        ? checked.outcome().findings().stream().map(ReportCsv::line).toList()
        : List.of();
  }

  private static List<String> line(Finding finding) {
    RootCredential credential = finding.credential();
    List<String> line = new ArrayList<>();
    line.add(credential.ref().kind().name());
    line.add(credential.ref().awsId());
    line.add(Words.active(credential).map(String::valueOf).orElse(""));
    line.add(credential.created().toString());
    switch (credential.lastUse()) {
      case LastUse.Used used ->
          line.addAll(
              List.of(used.at().toString(), used.service().orElse(""), used.region().orElse("")));
      case LastUse.NoneRecorded _ -> line.addAll(List.of("never recorded", "", ""));
      case LastUse.NotTracked _ -> line.addAll(List.of("not tracked by AWS", "", ""));
    }
    line.add(fate(finding.fate()));
    return line;
  }

  private static String fate(Finding.Fate fate) {
    return fate == Finding.Fate.LEFT ? "" : fate.name().toLowerCase(Locale.ROOT);
  }
}
