package dev.rootsweep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.bench.PerformancePage.Part;
import dev.rootsweep.bench.command.Attempt;
import dev.rootsweep.bench.command.Compared;
import dev.rootsweep.bench.command.Compared.Round;
import dev.rootsweep.bench.command.Comparison;
import dev.rootsweep.bench.command.Comparisons;
import dev.rootsweep.bench.command.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandReportTest {
  private static final String PAGE =
      """
      prose
      <!-- bench/run --write: begin -->
      the figures
      <!-- bench/run --write: end -->
      more prose
      <!-- bench/run --write, commands: begin -->
      Not measured yet.
      <!-- bench/run --write, commands: end -->
      """;

  private static final Attempt THEIRS = new Attempt(20, 5053, 0, 0, 0, 2, 3, 40.5);
  private static final Attempt LOSSY = new Attempt(20, 5060, 0, 67, 0, 2, 3, 40.5);

  private static final Compared ROW =
      new Compared(
          named("audit-1000"),
          Side.ROOT_MANAGER,
          List.of(round(8, THEIRS), round(10, LOSSY), round(9, THEIRS)));

  private static final Compared FLOOR =
      new Compared(
          named("audit-10000"),
          Side.FLOOR,
          List.of(round(66, new Attempt(60, 0, 0, 0, 0, 0, 0, 0))));

  @Test
  void hasARowForEachRival() {
    List<String> table = report(ROW).section().table();

    assertEquals(3, table.size());
    assertEquals(
        "| audit of 1,000 accounts, 100 with credentials | aws-root-manager | 9 / 20 | 0.45"
            + " | 0.4 to 0.5 in 3 runs | 2,650 / 5,053 to 5,060 | 3 / 0 | 0 / 0 to 67 | 0 / 0"
            + " | 5 + 2 / 2 + 3 | 190 / 40.5"
            + " | at most 0.5 of the time, at most 2,700 calls, none lost or wrong | yes |",
        table.getLast());
  }

  @Test
  void saysOfAFloorNothingButItsTime() {
    String row = report(FLOOR).section().table().getLast();

    assertTrue(row.contains("| 66 / 60 | 1.1 |"), row);
    assertTrue(row.contains("| 2,650 / - | 3 / - | 0 / - | 0 / - | 5 + 2 / - | 190 / - |"), row);
    assertTrue(findings(FLOOR).json().contains("\"theirs\" : {\n        \"seconds\" : 60.0\n"));
  }

  @Test
  void writesEveryRunIntoTheJson() {
    String json = findings(ROW).json();

    assertTrue(json.contains("\"version\" : 1"), json);
    assertTrue(json.contains("\"against\" : \"aws-root-manager\""), json);
    assertTrue(json.contains("\"lost\" : 67"), json);
    assertTrue(json.contains("\"reached\" : true"), json);
  }

  @Test
  void writesItsOwnPartOfThePageOnly(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("performance.md"), PAGE);

    findings(ROW).writeInto(new PerformancePage(file), false);

    String written = Files.readString(file);
    assertTrue(written.contains("\nthe figures\n"), written);
    assertTrue(written.contains("| audit of 1,000 accounts"), written);
    assertFalse(written.contains("Not measured yet."), written);
  }

  @Test
  void keepsTheRowsOfOtherRivals() {
    Compared another = new Compared(ROW.comparison(), Side.BOTO3, ROW.rounds());

    String both = report(another).section().into(report(ROW).section().markdown());

    assertTrue(both.contains("| aws-root-manager | 9 / 20 |"), both);
    assertTrue(both.contains("| boto3, ten threads | 9 / 20 |"), both);
    assertEquals(both, report(ROW).section().into(both));
  }

  @Test
  void thePageHasAPlaceForIt() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "performance.md"));

    String written = PerformancePage.replaced(page, Part.COMMANDS, _ -> "the commands");

    assertTrue(written.contains("\nthe commands\n"), written);
    Comparisons.ALL.forEach(
        one -> assertTrue(page.contains("`" + one.name() + "`"), "no word about " + one.name()));
  }

  private static Round round(double seconds, Attempt theirs) {
    return new Round(new Attempt(seconds, 2650, 3, 0, 0, 5, 2, 190), theirs);
  }

  private static Comparison named(String name) {
    return Comparisons.ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CommandReport report(Compared row) {
    return new CommandReport(machine(), LocalDate.of(2026, 11, 23), List.of(row));
  }

  private static Findings findings(Compared row) {
    return new Findings(machine(), LocalDate.of(2026, 11, 23), List.of(), List.of(row));
  }

  private static Machine machine() {
    return new Machine(2, 24, "Example 25", "Linux amd64");
  }
}
