package dev.rootsweep.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/output.md says what is written, no more and no less.
class OutputDocTest {
  private static final Path DOC = Path.of("..", "docs", "output.md");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern LISTS =
      Pattern.compile("\\.(credentials|unexpected|results|spared|remaining)\\[]");

  @Test
  void namesEveryFieldOfTheJson() throws IOException {
    Set<String> written = new TreeSet<>();

    collect("", new JsonMapper().readTree(ReportJson.of(ReportSamples.everything())), written);

    assertEquals(new TreeSet<>(named("## JSON", "LIST is")), written);
  }

  @Test
  void namesEveryColumnOfTheCsvInOrder() throws IOException {
    assertEquals(named("## CSV", "\u0000"), ReportCsv.columns());
  }

  @Test
  void namesEveryOutcome() throws IOException {
    Set<String> outcomes =
        Stream.of(CheckOutcome.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(HashSet::new));
    Stream.of(Result.class.getPermittedSubclasses())
        .filter(kind -> kind != Result.Checked.class)
        .map(Class::getSimpleName)
        .forEach(outcomes::add);

    assertEquals(outcomes, new HashSet<>(named("| outcome | means |", "## CSV")));
  }

  private static List<String> named(String from, String to) throws IOException {
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(from);
    int end = doc.indexOf(to, begin);
    Matcher cells = FIRST_CELL.matcher(doc.substring(begin, end < 0 ? doc.length() : end));
    return cells.results().map(cell -> cell.group(1)).toList();
  }

  private static void collect(String path, JsonNode node, Set<String> written) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                String name = path.equals("counts") ? "OUTCOME" : field.getKey();
                collect(path.isEmpty() ? name : path + "." + name, field.getValue(), written);
              });
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, written));
    } else {
      written.add(LISTS.matcher(path).replaceAll(".LIST[]"));
    }
  }
}
