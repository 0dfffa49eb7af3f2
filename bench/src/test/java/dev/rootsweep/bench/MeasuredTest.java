package dev.rootsweep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.bench.Measured.Reading;
import dev.rootsweep.bench.PerformancePage.Part;
import dev.rootsweep.bench.check.AuditCleanAccount;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Numbers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
  private static final Measured THREE =
      new Measured(
          new AuditCleanAccount(),
          List.of(new Reading(300, 100), new Reading(110, 100), new Reading(240, 200)));

  @Test
  void tellsTheMedianOfTheRatiosAndTheirSpread() {
    assertEquals(1.2, THREE.median());
    assertEquals(1.1, THREE.least());
    assertEquals(3, THREE.greatest());
  }

  @Test
  void takesTheMiddleOfAnEvenNumber() {
    Measured two =
        new Measured(THREE.figure(), List.of(new Reading(100, 100), new Reading(200, 100)));

    assertEquals(1.5, two.median());
  }

  @Test
  void doesNotStandWithoutARun() {
    assertThrows(
        IllegalArgumentException.class, () -> new Measured(new AuditCleanAccount(), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"AT_MOST, 1.15, true", "AT_MOST, 1.16, false", "AT_LEAST, 1.14, false"})
  void goalsHaveASide(Goal.Bound bound, double measured, boolean reached) {
    assertEquals(reached, new Goal(bound, 1.15).reachedBy(measured));
  }

  @ParameterizedTest
  @CsvSource({"1.2, 1.2", "1.2345, 1.23", "12345.6, 12300", "0.0512, 0.0512", "12, 12"})
  void numbersHaveThreeDigits(double number, String shown) {
    assertEquals(shown, Numbers.shown(number));
  }

  @Test
  void saysPlainlyThatAGoalIsMissed() {
    String row =
        report()
            .section()
            .markdown()
            .lines()
            .filter(line -> line.contains("a clean"))
            .findFirst()
            .orElse("");

    assertTrue(row.contains("| 1.2 | 1.1 to 3 in 3 runs | at most 1.15 | NO |"), row);
  }

  @Test
  void writesEveryRunIntoTheJson() {
    String json =
        new Findings(report().machine(), report().date(), report().figures(), List.of()).json();

    assertTrue(json.contains("\"version\" : 1"), json);
    assertTrue(json.contains("\"ratio\" : 3.0"), json);
    assertTrue(json.contains("\"reached\" : false"), json);
  }

  @Test
  void replacesTheTableOfThePageAndNothingElse() {
    String page =
        "prose\n<!-- bench/run --write: begin -->\nold\n<!-- bench/run --write: end -->\nmore\n";

    String replaced = PerformancePage.replaced(page, Part.FIGURES, _ -> "new");

    assertEquals(page.replace("old", "\nnew\n"), replaced);
    assertThrows(
        IllegalArgumentException.class,
        () -> PerformancePage.replaced("prose", Part.FIGURES, _ -> "new"));
  }

  @Test
  void putsAFewFiguresIntoTheTableOfThatDay() {
    String earlier =
        report()
                .section()
                .markdown()
                .replace("| 1.2 |", "| 9.9 |")
                .replace("| Reached |\n", "| Reached |\n| another | row | kept |\n")
            + "\n\nanother: kept";

    String both = report().section().into(earlier);

    assertTrue(both.contains("| another | row | kept |"), both);
    assertTrue(both.contains("| 1.2 | 1.1 to 3 in 3 runs |"), both);
    assertFalse(both.contains("9.9"), both);
    assertTrue(both.endsWith("\n\nanother: kept"), both);
    assertEquals(both, report().section().into(both));
  }

  @Test
  void mixesNoDaysAndNoMachines() {
    String earlier = report().section().markdown().replace("2026-11-23", "2026-11-22");

    assertThrows(IllegalStateException.class, () -> report().section().into(earlier));
  }

  private static Report report() {
    return new Report(
        new Machine(2, 24, "Example 25", "Linux amd64"),
        LocalDate.of(2026, 11, 23),
        List.of(THREE));
  }
}
