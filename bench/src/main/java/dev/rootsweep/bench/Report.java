package dev.rootsweep.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import dev.rootsweep.bench.figure.Numbers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a run found: a table for people, JSON for programs, Markdown for the documents.
record Report(Machine machine, LocalDate date, List<Measured> figures) {
  private static final int WIDEST = 34;

  private record Cell(String title, Function<Measured, @Nullable String> text) {
    ColumnData<Measured> column() {
      return new Column()
          .header(title)
          .headerAlign(HorizontalAlign.LEFT)
          .dataAlign(HorizontalAlign.LEFT)
          .maxWidth(WIDEST, OverflowBehaviour.NEWLINE)
          .with(text);
    }
  }

  private static final List<Cell> CELLS =
      List.of(
          new Cell("Figure", measured -> measured.figure().ours()),
          new Cell("Against", measured -> measured.figure().theirs()),
          new Cell("Ours / theirs", Report::sides),
          new Cell("Measured", measured -> Numbers.shown(measured.median())),
          new Cell("Spread", Report::spread),
          new Cell("To reach", measured -> measured.figure().goal().words()),
          new Cell("Reached", measured -> measured.reached() ? "yes" : "NO"));

  Report {
    figures = List.copyOf(figures);
  }

  private static String sides(Measured measured) {
    return "%s / %s %s"
        .formatted(
            Numbers.shown(measured.median(Measured.Reading::ours)),
            Numbers.shown(measured.median(Measured.Reading::theirs)),
            measured.figure().unit());
  }

  private static String spread(Measured measured) {
    return "%s to %s in %d runs"
        .formatted(
            Numbers.shown(measured.least()),
            Numbers.shown(measured.greatest()),
            measured.readings().size());
  }

  String table() {
    String table =
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            figures,
            CELLS.stream().map(Cell::column).toList());
    return said() + "\n" + table + notes("\n");
  }

  String markdown() {
    Stream<String> head =
        Stream.of(line(CELLS.stream().map(Cell::title)), line(CELLS.stream().map(_ -> "---")));
    return said()
        + "\n\n"
        + Stream.concat(head, rows()).collect(Collectors.joining("\n"))
        + notes("\n\n");
  }

  private Stream<String> rows() {
    return figures.stream().map(one -> line(CELLS.stream().map(cell -> cell.text().apply(one))));
  }

  /// The same, put into what an earlier run of that day and machine found: the figures that were
  /// measured now in place of theirs, or below.
  ///
  /// - errors: `IllegalStateException` when it was another day or machine
  String markdownInto(String earlier) {
    if (!earlier.contains(said())) {
      throw new IllegalStateException("the page was measured elsewhere or on another day");
    }
    Map<String, String> rows = new LinkedHashMap<>();
    Stream.concat(earlier.lines().filter(line -> line.startsWith("|")), rows())
        .forEach(row -> rows.put(contest(row), row));
    String kept =
        earlier
            .lines()
            .skip(1)
            .filter(line -> !line.isBlank() && !line.startsWith("|") && !isNoteOfOurs(line))
            .map(line -> "\n\n" + line)
            .collect(Collectors.joining());
    return said() + "\n\n" + String.join("\n", rows.values()) + kept + notes("\n\n");
  }

  /// The first two cells, which no two figures share.
  private static String contest(String row) {
    return String.join("|", List.of(row.split("\\|", -1)).subList(1, 3));
  }

  private boolean isNoteOfOurs(String line) {
    return figures.stream().anyMatch(one -> line.startsWith(one.figure().ours() + ": "));
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private String said() {
    return "Measured on %s with %s. Each figure is the median of the ratios of its runs."
        .formatted(date, machine.words());
  }

  private String notes(String before) {
    return figures.stream()
        .filter(measured -> !measured.reached() && !measured.figure().note().isEmpty())
        .map(measured -> before + measured.figure().ours() + ": " + measured.figure().note())
        .distinct()
        .collect(Collectors.joining());
  }

  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", 1).put("date", date.toString());
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("memoryGib", machine.memoryGib())
        .put("jdk", machine.jdk())
        .put("system", machine.system());
    ArrayNode all = root.putArray("figures");
    figures.forEach(measured -> append(all.addObject(), measured));
    return root.toPrettyString();
  }

  private static void append(ObjectNode node, Measured measured) {
    node.put("name", measured.figure().name())
        .put("figure", measured.figure().ours())
        .put("against", measured.figure().theirs())
        .put("unit", measured.figure().unit())
        .put("median", measured.median())
        .put("least", measured.least())
        .put("greatest", measured.greatest())
        .put("reached", measured.reached());
    node.putObject("goal")
        .put("bound", measured.figure().goal().bound().name())
        .put("ratio", measured.figure().goal().ratio());
    ArrayNode runs = node.putArray("runs");
    measured.readings().forEach(one -> append(runs.addObject(), one));
  }

  private static void append(ObjectNode node, Measured.Reading reading) {
    node.put("ours", reading.ours()).put("theirs", reading.theirs()).put("ratio", reading.ratio());
  }
}
