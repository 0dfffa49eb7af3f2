package dev.rootsweep.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.bench.Table.Cell;
import dev.rootsweep.bench.command.Attempt;
import dev.rootsweep.bench.command.Compared;
import dev.rootsweep.bench.command.Compared.Spread;
import dev.rootsweep.bench.command.Side;
import dev.rootsweep.bench.figure.Numbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What the comparisons of a run gave, with the columns that whole commands need.
record CommandReport(Machine machine, LocalDate date, List<Compared> rows) {
  private static final Table<Compared> TABLE =
      new Table<>(
          20,
          List.of(
              new Cell<>("Command", row -> row.comparison().words()),
              new Cell<>("Against", row -> row.rival().words()),
              new Cell<>("Seconds", CommandReport::seconds),
              new Cell<>("Ratio", row -> Numbers.shown(row.ratio().median())),
              new Cell<>("Spread", CommandReport::spread),
              new Cell<>("Calls", row -> sides(row, Attempt::calls)),
              new Cell<>("Throttled", row -> sides(row, Attempt::throttled)),
              new Cell<>("Lost", row -> sides(row, Attempt::lost)),
              new Cell<>("Wrong", row -> sides(row, Attempt::wrong)),
              new Cell<>("CPU s, client + sandbox", CommandReport::cpu),
              new Cell<>("Peak MiB", CommandReport::peak),
              new Cell<>("To reach", row -> row.target().words()),
              new Cell<>("Reached", row -> row.reached() ? "yes" : "NO")));

  CommandReport {
    rows = List.copyOf(rows);
  }

  String table() {
    return said() + "\n" + TABLE.text(rows);
  }

  Section section() {
    return new Section(said(), TABLE.markdown(rows), List.of());
  }

  private String said() {
    return ("Measured on %s with %s. Ours / theirs; seconds, ratios and CPU are medians of the"
            + " runs, counts the least and the greatest, memory the greatest.")
        .formatted(date, machine.words());
  }

  private static boolean isProgram(Compared row) {
    return row.rival() != Side.FLOOR;
  }

  private static String seconds(Compared row) {
    return Numbers.shown(row.ours(Attempt::seconds).median())
        + " / "
        + Numbers.shown(row.theirs(Attempt::seconds).median());
  }

  private static String spread(Compared row) {
    return "%s to %s in %d runs"
        .formatted(
            Numbers.shown(row.ratio().least()),
            Numbers.shown(row.ratio().greatest()),
            row.rounds().size());
  }

  private static String sides(Compared row, ToDoubleFunction<Attempt> count) {
    return range(row.ours(count)) + " / " + (isProgram(row) ? range(row.theirs(count)) : "-");
  }

  private static String range(Spread counts) {
    String least = String.format(Locale.ROOT, "%,.0f", counts.least());
    String greatest = String.format(Locale.ROOT, "%,.0f", counts.greatest());
    return least.equals(greatest) ? least : least + " to " + greatest;
  }

  private static String cpu(Compared row) {
    String ours = cpu(row.ours(Attempt::clientCpuSeconds), row.ours(Attempt::sandboxCpuSeconds));
    String theirs =
        cpu(row.theirs(Attempt::clientCpuSeconds), row.theirs(Attempt::sandboxCpuSeconds));
    return ours + " / " + (isProgram(row) ? theirs : "-");
  }

  private static String cpu(Spread client, Spread sandbox) {
    return Numbers.shown(client.median()) + " + " + Numbers.shown(sandbox.median());
  }

  private static String peak(Compared row) {
    String theirs = Numbers.shown(row.theirs(Attempt::peakMib).greatest());
    return Numbers.shown(row.ours(Attempt::peakMib).greatest())
        + " / "
        + (isProgram(row) ? theirs : "-");
  }

  void appendTo(ArrayNode all) {
    rows.forEach(row -> append(all.addObject(), row));
  }

  private static void append(ObjectNode node, Compared row) {
    node.put("name", row.comparison().name())
        .put("command", row.comparison().words())
        .put("against", row.rival().words())
        .put("median", row.ratio().median())
        .put("least", row.ratio().least())
        .put("greatest", row.ratio().greatest())
        .put("goal", row.target().words())
        .put("reached", row.reached());
    ArrayNode runs = node.putArray("runs");
    row.rounds()
        .forEach(
            round -> {
              ObjectNode run = runs.addObject().put("ratio", round.ratio());
              append(run.putObject("ours"), round.ours());
              ObjectNode theirs = run.putObject("theirs");
              if (isProgram(row)) {
                append(theirs, round.theirs());
              } else {
                theirs.put("seconds", round.theirs().seconds());
              }
            });
  }

  private static void append(ObjectNode node, Attempt attempt) {
    node.put("seconds", attempt.seconds())
        .put("calls", attempt.calls())
        .put("throttled", attempt.throttled())
        .put("lost", attempt.lost())
        .put("wrong", attempt.wrong())
        .put("clientCpuSeconds", attempt.clientCpuSeconds())
        .put("sandboxCpuSeconds", attempt.sandboxCpuSeconds())
        .put("peakMib", attempt.peakMib());
  }
}
