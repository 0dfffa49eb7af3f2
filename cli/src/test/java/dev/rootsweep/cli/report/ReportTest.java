package dev.rootsweep.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.Hindrance;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.model.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final CheckOutcome CLEAN = new CheckOutcome.Clean(ReportSamples.ID);

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

    assertEquals(Set.of("Clean", "Removed"), well);
    assertEquals(ExitCodes.DONE, ExitCodes.of(List.of(ReportSamples.checked("", exempt))));
  }

  @Test
  void callsNothingVerifiedThatAwsDidNotConfirm() {
    Set<String> verified =
        ReportSamples.everything().results().stream()
            .filter(Report::verified)
            .map(Report::name)
            .collect(Collectors.toSet());

    assertEquals(Set.of("Clean", "Removed"), verified);
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
    List<NamedCsvRecord> lines = csv(List.of(ReportSamples.checked(name, CLEAN)));

    assertEquals("'" + name, lines.getFirst().getField("name"));
  }

  @Test
  void writesALineForEachCredentialAndOneForNone() {
    List<NamedCsvRecord> lines = csv(ReportSamples.everything().results());

    assertEquals(
        Set.of("2 Removed", "1 Clean", "2 WouldRemove", "1 Failed"),
        lines.stream()
            .collect(Collectors.groupingBy(l -> l.getField("outcome"), Collectors.counting()))
            .entrySet()
            .stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .filter(c -> c.matches(".*(Removed|Clean|WouldRemove|Failed)"))
            .collect(Collectors.toSet()));
    assertTrue(lines.stream().allMatch(line -> line.getField("account").equals("000000000001")));
  }

  @Test
  void coloursTheTableOnlyWhereAsked() {
    Report report = ReportSamples.everything();

    assertFalse(new ReportTable(report, TextTable.UNLIMITED, false).text().contains("\u001b"));
    assertTrue(new ReportTable(report, TextTable.UNLIMITED, true).text().contains("\u001b[32m"));
    assertEquals(
        new ReportTable(report, TextTable.UNLIMITED, false).text(),
        new ReportTable(report, TextTable.UNLIMITED, true)
            .text()
            .replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void listsNoCleanAccountsAmongMany() {
    List<Result> many =
        Stream.generate(() -> ReportSamples.checked("Clean", CLEAN)).limit(51).toList();

    String text = new ReportTable(ReportSamples.report(many), TextTable.UNLIMITED, false).text();

    assertEquals("51 accounts: 51 Clean.\n", text);
  }

  @Test
  void endsWithTheCountsAndBeginsWithWhatNeedsEyes() {
    List<Result> results = new ArrayList<>();
    for (int number = 1; number <= 3000; number++) {
      results.add(numbered(number, number % 2 == 0 ? WOULD : CLEAN));
    }
    results.add(numbered(3001, new CheckOutcome.Ignored(ReportSamples.ID, "no member")));

    List<String> lines = lines(results, Rows.ALL);

    assertTrue(lines.get(3).startsWith("| 000000003001"), lines.get(3));
    assertEquals(
        "3001 accounts: 1 Ignored, 1500 WouldRemove, 1500 Clean. 1500 of them are not listed.",
        lines.getLast());
  }

  @Test
  void saysOnceWhatIsTheSameForThousands() {
    List<Result> results = new ArrayList<>();
    for (int number = 1; number <= 3000; number++) {
      String id = "%012d".formatted(number);
      results.add(
          numbered(
              number,
              new CheckOutcome.NotAuditable(
                  new AccountId(id),
                  AuditFailure.DENIED_BY_POLICY,
                  "iam:GetAccountSummary of " + id + ": denied")));
    }

    List<String> lines = lines(results, Rows.NONE);

    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("3000 accounts could not be seen"), lines.get(0));
    assertEquals(
        "  000000000001, 000000000002, 000000000003, 000000000004, 000000000005 and 2995 more:"
            + " iam:GetAccountSummary of 000000000001: denied",
        lines.get(1));
    assertTrue(lines.get(2).startsWith("  -> Fix: "), lines.get(2));
    assertEquals("3000 accounts: 3000 NotAuditable.", lines.get(3));
  }

  @Test
  void onlyCountsWhatWasNotStarted() {
    List<Result> results =
        List.of(numbered(1, WOULD), new Result.NotStarted(numbered(2, CLEAN).chosen()));

    String text = String.join("\n", lines(results, Rows.ALL));

    assertFalse(text.contains("000000000002"), text);
    assertTrue(text.contains("1 NotStarted"), text);
  }

  @Test
  void tellsWhatWouldGoFromWhatWouldBeHeld() {
    CheckOutcome held =
        new CheckOutcome.WouldRemove(
            ReportSamples.ID,
            List.of(ReportSamples.KEY),
            false,
            "",
            Optional.of(new Hindrance(HeldReason.RECENTLY_USED, "used")));

    String counts =
        lines(List.of(numbered(1, WOULD), numbered(2, held), numbered(3, held)), Rows.NONE)
            .getLast();

    assertEquals("3 accounts: 2 WouldRemove but held, 1 WouldRemove.", counts);
  }

  @ParameterizedTest
  @CsvSource({
    "DIRTY, Removed Incomplete WouldRemove Held Spared",
    "HELD, WouldRemove Held",
    "UNKNOWN, NotReady NotAuditable Failed NotStarted",
    "NONE, ''"
  })
  void listsWhatIsAskedForAndCountsAll(Rows rows, String names) {
    Report report = ReportSamples.report(ReportSamples.everything().results(), rows);

    assertEquals(
        names, report.listed().stream().map(Report::name).collect(Collectors.joining(" ")));
    assertEquals(ReportSamples.everything().counts(), report.counts());
    assertEquals(ReportSamples.everything().exitCode(), report.exitCode());
  }

  private static final CheckOutcome WOULD =
      new CheckOutcome.WouldRemove(
          ReportSamples.ID, List.of(ReportSamples.KEY), false, "", Optional.empty());

  private static Result numbered(int number, CheckOutcome outcome) {
    AccountId id = new AccountId("%012d".formatted(number));
    return new Result.Checked(new Chosen(id, Optional.empty(), ReportSamples.NOON), outcome, false);
  }

  private static List<String> lines(List<Result> results, Rows rows) {
    return new ReportTable(ReportSamples.report(results, rows), 100, false).text().lines().toList();
  }

  @Test
  void showsNoControlCharactersOfAName() {
    String name = "\u001b[2Jevil\r\nname";

    String table =
        new ReportTable(
                ReportSamples.report(List.of(ReportSamples.checked(name, CLEAN))),
                TextTable.UNLIMITED,
                false)
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
