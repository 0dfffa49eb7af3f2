package dev.rootsweep.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.SparedReason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final CheckOutcome BARE = new CheckOutcome.Bare(ReportSamples.ID);

  @Test
  void endsWithTheWorstCode() {
    assertEquals(ExitCodes.DONE, ExitCodes.of(List.of()));
    assertEquals(ExitCodes.FAILED, ReportSamples.everything().exitCode());
  }

  @Test
  void endsWellOnlyWhereAllIsAsWished() {
    Set<String> well =
        ReportSamples.outcomes().stream()
            .filter(o -> ExitCodes.of(List.of(ReportSamples.checked("", o))) == ExitCodes.DONE)
            .map(CheckOutcome::name)
            .collect(Collectors.toSet());
    CheckOutcome exempt =
        new CheckOutcome.Spared(
            ReportSamples.ID,
            SparedReason.EXEMPTION,
            List.of(ReportSamples.KEY),
            List.of(),
            Optional.empty(),
            "agreed");

    assertEquals(Set.of("Bare", "Removed"), well);
    assertEquals(ExitCodes.DONE, ExitCodes.of(List.of(ReportSamples.checked("", exempt))));
  }

  @Test
  void callsNothingVerifiedThatAwsDidNotConfirm() {
    Set<String> verified =
        ReportSamples.everything().results().stream()
            .filter(Report::verified)
            .map(Report::name)
            .collect(Collectors.toSet());

    assertEquals(Set.of("Bare", "Removed"), verified);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://example\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "=\"a\",\"b\""
      })
  void writesNoFormulaIntoASpreadsheet(String name) {
    List<NamedCsvRecord> lines = csv(List.of(ReportSamples.checked(name, BARE)));

    assertEquals("'" + name, lines.getFirst().getField("name"));
  }

  @Test
  void writesALineForEachCredentialAndOneForNone() {
    List<NamedCsvRecord> lines = csv(ReportSamples.everything().results());

    assertEquals(
        Set.of("2 Removed", "1 Bare", "2 WouldRemove", "1 Failed"),
        lines.stream()
            .collect(Collectors.groupingBy(l -> l.getField("outcome"), Collectors.counting()))
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .filter(c -> c.matches(".*(Removed|Bare|WouldRemove|Failed)"))
            .collect(Collectors.toSet()));
    assertTrue(lines.stream().allMatch(line -> line.getField("account").equals("000000000001")));
  }

  @Test
  void coloursTheTableOnlyWhereAsked() {
    Report report = ReportSamples.everything();

    assertFalse(new ReportTable(report, false).text().contains("\u001b"));
    assertTrue(new ReportTable(report, true).text().contains("\u001b[32m"));
    assertEquals(
        new ReportTable(report, false).text(),
        new ReportTable(report, true).text().replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void listsNoBareAccountsAmongMany() {
    List<Result> many =
        Stream.generate(() -> ReportSamples.checked("Clean", BARE)).limit(51).toList();

    String text = new ReportTable(ReportSamples.report(many), false).text();

    assertEquals("51 accounts: 51 Bare. Bare accounts are not listed.\n", text);
  }

  @Test
  void showsNoControlCharactersOfAName() {
    String name = "\u001b[2Jevil\r\nname";

    String table =
        new ReportTable(ReportSamples.report(List.of(ReportSamples.checked(name, BARE))), false)
            .text();

    assertFalse(table.contains("\u001b"));
    assertFalse(table.contains("\r"));
  }

  private static List<NamedCsvRecord> csv(List<Result> results) {
    return CsvReader.builder()
        .ofNamedCsvRecord(ReportCsv.of(ReportSamples.report(results)))
        .stream()
        .toList();
  }
}
