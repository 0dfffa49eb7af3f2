package dev.rootsweep.bench;

import dev.rootsweep.bench.alert.AlertTime;
import dev.rootsweep.bench.alert.PrimedAlert;
import dev.rootsweep.bench.check.AuditCleanAccount;
import dev.rootsweep.bench.check.AuditFullAccount;
import dev.rootsweep.bench.check.AuditsPerSecond;
import dev.rootsweep.bench.check.ThousandAccounts;
import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.start.FirstAnswer;
import dev.rootsweep.bench.start.MemoryAfterEvents;
import dev.rootsweep.bench.start.PrimedAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures every figure, run after run, both sides in turn.
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = "Measures Rootsweep, each figure against something measured in the same run.",
    footer = {"", "Example: one figure, three runs:", "  bench/run --only audit-clean --runs 3"})
public final class Bench implements Callable<Integer> {
  private static final List<Figure> FIGURES =
      List.of(
          new FirstAnswer(),
          new PrimedAnswer(),
          new AuditCleanAccount(),
          new AuditFullAccount(),
          new AuditsPerSecond(AuditsPerSecond.Boto3.SESSIONS),
          new AuditsPerSecond(AuditsPerSecond.Boto3.CLIENTS),
          new ThousandAccounts(),
          new MemoryAfterEvents(),
          new AlertTime(AlertTime.Bare.SAME),
          new AlertTime(AlertTime.Bare.LEAST),
          new PrimedAlert());

  /// How the result is printed.
  enum Output {
    TABLE,
    JSON,
    MARKDOWN
  }

  @Option(names = "--only", paramLabel = "NAME", description = "Measure this figure; repeatable.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each figure is measured (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--output",
      defaultValue = "table",
      description = "table, json or markdown (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  @Option(
      names = "--write",
      description = {
        "Write the table into docs/performance.md as well;",
        "with --only those rows, on the day and machine of the others."
      })
  private boolean write;

  @Option(names = "--root", hidden = true, required = true)
  private Path root = Path.of("");

  @Option(names = "--build", hidden = true, required = true)
  private String build = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Measures, and ends the process with 0, or 1 when a figure could not be measured.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Figure> chosen = chosen();
    Place place = new Place(root.toAbsolutePath().normalize(), build);
    Files.createDirectories(place.work());
    List<Measured> measured = new ArrayList<>();
    for (Figure figure : chosen) {
      try {
        measured.add(measure(figure, place));
      } catch (IOException | IllegalStateException e) {
        say(figure.name() + " could not be measured: " + e);
      }
    }
    tell(new Report(Machine.here(), LocalDate.now(ZoneOffset.UTC), measured), place);
    return measured.size() == chosen.size() ? 0 : 1;
  }

  private List<Figure> chosen() {
    List<String> names = FIGURES.stream().map(Figure::name).toList();
    if (runs < 1) {
      throw wrong("--runs is at least 1");
    }
    if (!names.containsAll(only)) {
      throw wrong("--only takes " + String.join(", ", names));
    }
    return FIGURES.stream()
        .filter(figure -> only.isEmpty() || only.contains(figure.name()))
        .toList();
  }

  private ParameterException wrong(String text) {
    return new ParameterException(spec.commandLine(), text);
  }

  private Measured measure(Figure figure, Place place) throws IOException, InterruptedException {
    say(figure.name() + ": warming up");
    List<Measured.Reading> readings = new ArrayList<>();
    try (Contest contest = figure.open(place)) {
      for (int run = 0; run < runs; run++) {
        Measured.Reading reading = reading(contest, run % 2 == 0);
        say("%s: run %d of %d: %.3f".formatted(figure.name(), run + 1, runs, reading.ratio()));
        readings.add(reading);
      }
    }
    return new Measured(figure, readings);
  }

  /// Measures both sides; who goes first changes from run to run.
  private static Measured.Reading reading(Contest contest, boolean oursFirst)
      throws IOException, InterruptedException {
    if (oursFirst) {
      double ours = contest.ours();
      return new Measured.Reading(ours, contest.theirs());
    }
    double theirs = contest.theirs();
    return new Measured.Reading(contest.ours(), theirs);
  }

  private void tell(Report report, Place place) throws IOException {
    Files.writeString(place.work().resolve("result.json"), report.json());
    if (write) {
      new PerformancePage(place.root().resolve("docs/performance.md"))
          .replace(earlier -> only.isEmpty() ? report.markdown() : report.markdownInto(earlier));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        switch (output) {
          case TABLE -> report.table();
          case JSON -> report.json();
          case MARKDOWN -> report.markdown();
        });
    out.flush();
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
