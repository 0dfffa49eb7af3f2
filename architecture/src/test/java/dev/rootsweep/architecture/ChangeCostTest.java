package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What ARCHITECTURE.md says of the cost of a change is counted: a row that names a closed set
/// names every file with a switch over it, and no other.
class ChangeCostTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`");

  private final Switches switches = Switches.ofProduction();

  @Test
  void everyRowNamesTheSwitchesOverItsSet() {
    List<MatchResult> rows = rows().stream().filter(row -> !types(row.group(1)).isEmpty()).toList();

    assertTrue(rows.size() >= 5, () -> "only " + rows.size() + " rows name a closed set");
    for (MatchResult row : rows) {
      Set<String> switching = new TreeSet<>();
      types(row.group(1)).forEach(set -> switching.addAll(switches.over(set)));
      assertEquals(switching, types(row.group(3)), row.group(1));
    }
  }

  /// More than these, and each feature costs a change in every report.
  @Test
  void fewFilesSwitchOverTheOutcomeOfACheck() {
    assertTrue(switches.over("CheckOutcome").size() <= 7, switches.over("CheckOutcome")::toString);
  }

  private static List<MatchResult> rows() {
    String page = Repository.read(Repository.ROOT.resolve("ARCHITECTURE.md"));
    String table = page.substring(page.indexOf("\n## What a change costs\n"));
    return ROW.matcher(table).results().toList();
  }

  private static Set<String> types(String column) {
    return TYPE.matcher(column)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.endsWith("Test"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
