package dev.rootsweep.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.bench.Table.Cell;
import dev.rootsweep.bench.figure.Numbers;
import java.time.LocalDate;
import java.util.List;

/// What the figures of a run gave: a table for people, JSON for programs, Markdown for the
/// documents.
record Report(Machine machine, LocalDate date, List<Measured> figures) {
  private static final Table<Measured> TABLE =
      new Table<>(
          34,
          List.of(
              new Cell<>("Figure", measured -> measured.figure().ours()),
              new Cell<>("Against", measured -> measured.figure().theirs()),
              new Cell<>("Ours / theirs", Report::sides),
              new Cell<>("Measured", measured -> Numbers.shown(measured.median())),
              new Cell<>("Spread", Report::spread),
              new Cell<>("To reach", measured -> measured.figure().goal().words()),
              new Cell<>("Reached", measured -> measured.reached() ? "yes" : "NO")));

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
    return String.join("\n", said(), TABLE.text(figures), String.join("\n", notes()));
  }

  Section section() {
    return new Section(said(), TABLE.markdown(figures), notes());
  }

  private String said() {
    return "Measured on %s with %s. Each figure is the median of the ratios of its runs."
        .formatted(date, machine.words());
  }

  private List<String> notes() {
    return figures.stream()
        .filter(measured -> !measured.reached() && !measured.figure().note().isEmpty())
        .map(measured -> measured.figure().ours() + ": " + measured.figure().note())
        .distinct()
        .toList();
  }

  void appendTo(ArrayNode all) {
    figures.forEach(measured -> append(all.addObject(), measured));
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
