package dev.rootsweep.bench;

import dev.rootsweep.bench.alert.AlertTime;
import dev.rootsweep.bench.alert.PrimedAlert;
import dev.rootsweep.bench.check.AuditCleanAccount;
import dev.rootsweep.bench.check.AuditFullAccount;
import dev.rootsweep.bench.check.AuditsPerSecond;
import dev.rootsweep.bench.check.ThousandAccounts;
import dev.rootsweep.bench.command.Compared;
import dev.rootsweep.bench.command.Comparison;
import dev.rootsweep.bench.command.Comparisons;
import dev.rootsweep.bench.command.Match;
import dev.rootsweep.bench.command.Rivals;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    footer = {
      "",
      "Example: one figure, three runs:",
      "  bench/run --only audit-clean --runs 3",
      "",
      "Example: a whole command against boto3 and a program that you have built:",
      "  bench/run --only remove --against aws-root-manager=./aws-root-manager"
    })
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

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = {
        "Measure this figure; repeatable. Measured only where they are named:",
        "audit-ceiling-60, audit-ceiling-200, audit-throttled-30, audit-slow."
      })
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each figure is measured (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--against",
      paramLabel = "aws-root-manager=PATH",
      description = {
        "Measure whole commands against this program too. It is built from",
        "github.com/unicrons/aws-root-manager; nothing of it is kept here."
      })
  private List<String> against = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "table|json|markdown",
      defaultValue = "table",
      description = "table, json or markdown (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  @Option(
      names = "--write",
      description = {
        "Write the tables into docs/performance.md as well;",
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
    System.exit(line().execute(arguments));
  }

  static CommandLine line() {
    return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    demandKnownNames();
    Place place = new Place(root.toAbsolutePath().normalize(), build);
    Match match = new Match(place, rivals(), runs, this::say);
    List<Figure> figures = chosen(FIGURES, Figure::name, _ -> true);
    List<Comparison> comparisons = chosen(Comparisons.ALL, Comparison::name, Comparison::usual);
    Files.createDirectories(place.work());
    List<Measured> measured = new ArrayList<>();
    List<Compared> compared = new ArrayList<>();
    int failed = 0;
    for (Figure figure : figures) {
      failed += attempt(figure.name(), () -> measured.add(measure(figure, place)));
    }
    for (Comparison comparison : comparisons) {
      failed += attempt(comparison.name(), () -> compared.addAll(match.of(comparison)));
    }
    tell(new Findings(Machine.here(), LocalDate.now(ZoneOffset.UTC), measured, compared), place);
    return failed == 0 ? 0 : 1;
  }

  /// A measurement, which keeps what it found.
  private interface Measurement {
    boolean make() throws IOException, InterruptedException;
  }

  /// Returns 1 where it could not be measured, else 0.
  private int attempt(String name, Measurement measurement) throws InterruptedException {
    try {
      boolean _ = measurement.make();
      return 0;
    } catch (IOException | IllegalStateException e) {
      say(name + " could not be measured: " + e);
      return 1;
    }
  }

  private void demandKnownNames() {
    List<String> names =
        Stream.concat(
                FIGURES.stream().map(Figure::name), Comparisons.ALL.stream().map(Comparison::name))
            .toList();
    if (runs < 1) {
      throw wrong("--runs is at least 1");
    }
    if (!names.containsAll(only)) {
      throw wrong("--only takes " + String.join(", ", names));
    }
  }

  private <T> List<T> chosen(List<T> all, Function<T, String> name, Predicate<T> usual) {
    return all.stream()
        .filter(one -> only.isEmpty() ? usual.test(one) : only.contains(name.apply(one)))
        .toList();
  }

  private Rivals rivals() {
    try {
      return Rivals.of(against);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
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

  private void tell(Findings findings, Place place) throws IOException {
    Files.writeString(place.work().resolve("result.json"), findings.json());
    if (write) {
      PerformancePage page = new PerformancePage(place.root().resolve("docs/performance.md"));
      findings.writeInto(page, only.isEmpty());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        switch (output) {
          case TABLE -> findings.table();
          case JSON -> findings.json();
          case MARKDOWN -> findings.markdown();
        });
    out.flush();
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
