package dev.rootsweep.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.bench.PerformancePage.Part;
import dev.rootsweep.bench.command.Compared;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that a run found, in each form.
record Findings(Machine machine, LocalDate date, List<Measured> figures, List<Compared> commands) {
  String table() {
    return parts(Report::table, CommandReport::table);
  }

  String markdown() {
    return parts(report -> report.section().markdown(), report -> report.section().markdown());
  }

  private String parts(
      Function<Report, String> ofFigures, Function<CommandReport, String> ofCommands) {
    Stream<String> first = figures.isEmpty() ? Stream.of() : Stream.of(ofFigures.apply(report()));
    Stream<String> second =
        commands.isEmpty() ? Stream.of() : Stream.of(ofCommands.apply(commandReport()));
    return Stream.concat(first, second).collect(Collectors.joining("\n\n"));
  }

  private Report report() {
    return new Report(machine, date, figures);
  }

  private CommandReport commandReport() {
    return new CommandReport(machine, date, commands);
  }

  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", 1).put("date", date.toString());
    root.putObject("machine")
        .put("cores", machine.cores())
        .put("memoryGib", machine.memoryGib())
        .put("jdk", machine.jdk())
        .put("system", machine.system());
    report().appendTo(root.putArray("figures"));
    commandReport().appendTo(root.putArray("commands"));
    return root.toPrettyString();
  }

  /// Writes each table for which something was measured.
  ///
  /// - `whole`: in place of what the page says; otherwise row by row
  void writeInto(PerformancePage page, boolean whole) throws IOException {
    if (!figures.isEmpty()) {
      write(page, Part.FIGURES, report().section(), whole);
    }
    if (!commands.isEmpty()) {
      write(page, Part.COMMANDS, commandReport().section(), whole);
    }
  }

  private static void write(PerformancePage page, Part part, Section section, boolean whole)
      throws IOException {
    page.replace(part, earlier -> whole ? section.markdown() : section.into(earlier));
  }
}
