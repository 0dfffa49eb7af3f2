package dev.rootsweep.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {
  @ParameterizedTest
  @CsvSource({
    "Payments, 8",
    "'', 0",
    "支払い, 6",
    "決済プロダクション, 18",
    "결제, 4",
    "ｱｲｳ, 3",
    "ＡＢ, 4",
    "Zażółć, 6",
    "e\u0301, 1",
    "🦊 team, 7",
    "👩\u200D💻, 2",
    "✅, 2",
  })
  void countsTheColumnsOfATerminal(String text, int columns) {
    assertEquals(columns, DisplayWidth.of(text.translateEscapes()));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 104, 120, 200})
  void fitsTheTerminalWhateverStandsInIt(int width) {
    String table = table(width, "決済プロダクションアカウント名前長い", "🦊🦊🦊 team", "Zażółć gęślą jaźń");

    Set<Integer> widths = table.lines().map(DisplayWidth::of).collect(Collectors.toSet());
    assertEquals(1, widths.size(), table);
    assertTrue(widths.iterator().next() <= width, table);
  }

  @Test
  void losesNothingWhereItWraps() {
    String table = table(60, "決済プロダクションアカウント名前長い");

    String kept = table.replaceAll("[-+| \n]", "");
    assertTrue(kept.contains("決済プロダクションアカウント名前長い".substring(0, 5)), table);
    "決済プロダクションアカウント名前長い".chars().forEach(one -> assertTrue(kept.indexOf(one) >= 0, table));
  }

  private static String table(int width, String... names) {
    return new TextTable<String>(
            width,
            List.of(
                TextTable.Column.of("Name", 36, name -> name),
                TextTable.Column.of(
                    "Found", 100, _ -> "access key AKIAEXAMPLE000000001, made 2023-01-01, used s3"),
                TextTable.Column.of("Result", 36, _ -> "WouldRemove")))
        .text(List.of(names));
  }
}
