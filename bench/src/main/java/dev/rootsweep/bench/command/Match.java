package dev.rootsweep.bench.command;

import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Measures comparisons: our command and its rivals in turn, round after round.
///
/// - `say`: takes lines for people
public record Match(Place place, Rivals rivals, int rounds, Consumer<String> say) {
  /// Large enough to warm up the sandbox, small enough to be quick.
  private static final GeneratedOrganization WARM_UP =
      new GeneratedOrganization(200, 20, Conditions.NONE);

  /// Measures a comparison against each of its rivals that is here.
  ///
  /// - errors: `IllegalStateException` where a tool gives wrong answers though nothing goes wrong
  public List<Compared> of(Comparison comparison) throws IOException, InterruptedException {
    Map<Side, Tool> tools = tools(comparison);
    List<Map<Side, Attempt>> played = new ArrayList<>();
    try (SandboxProcess sandbox = SandboxProcess.start(place)) {
      Trial trial = new Trial(sandbox, place.work(), comparison.task(), say);
      warmUp(comparison, trial, tools);
      for (int round = 1; round <= rounds; round++) {
        played.add(round(comparison, trial, tools, round));
      }
    }
    return Stream.of(Side.values())
        .filter(rival -> comparison.targets().containsKey(rival))
        .filter(rival -> played.getFirst().containsKey(rival))
        .map(rival -> Compared.of(comparison, rival, played))
        .toList();
  }

  private Map<Side, Tool> tools(Comparison comparison) throws IOException, InterruptedException {
    Map<Side, Tool> tools = new EnumMap<>(Side.class);
    tools.put(Side.OURS, ours(comparison));
    if (comparison.targets().containsKey(Side.ROOT_MANAGER)) {
      rivals
          .rootManager()
          .ifPresent(program -> tools.put(Side.ROOT_MANAGER, new GoProgram(program)));
    }
    if (comparison.targets().containsKey(Side.BOTO3)) {
      Path script = place.root().resolve("bench/organization.py");
      tools.put(Side.BOTO3, new Boto3Script(Python.withBoto3(place), script));
    }
    return tools;
  }

  private Tool ours(Comparison comparison) throws IOException {
    return comparison.task() == Task.SWEEP
        ? new DeployedFunctions(place)
        : new Rootsweep(launcher(), comparison.options());
  }

  private Path launcher() throws IOException {
    Path launcher = place.root().resolve("rootsweep");
    if (!Files.isExecutable(launcher)) {
      throw new IOException(launcher + " is not there, or may not be executed");
    }
    return launcher;
  }

  private void warmUp(Comparison comparison, Trial trial, Map<Side, Tool> tools)
      throws IOException, InterruptedException {
    for (Map.Entry<Side, Tool> one : tools.entrySet()) {
      String name = comparison.name() + ": " + one.getKey().words();
      say.accept(name + ": warming up");
      Trial.Result result = trial.run(name, one.getValue(), WARM_UP);
      if (!result.verdict().right()) {
        throw new IllegalStateException(
            name + " is wrong though nothing goes wrong: " + result.words());
      }
    }
  }

  /// Everybody plays once; who goes first changes from round to round.
  private Map<Side, Attempt> round(
      Comparison comparison, Trial trial, Map<Side, Tool> tools, int round)
      throws IOException, InterruptedException {
    List<Map.Entry<Side, Tool>> turn = new ArrayList<>(tools.entrySet());
    Collections.rotate(turn, 1 - round);
    Map<Side, Attempt> attempts = new EnumMap<>(Side.class);
    for (Map.Entry<Side, Tool> one : turn) {
      String name =
          "%s: run %d of %d: %s".formatted(comparison.name(), round, rounds, one.getKey().words());
      Trial.Result result = trial.run(name, one.getValue(), comparison.organization());
      say.accept(name + ": " + result.words());
      attempts.put(one.getKey(), result.attempt());
    }
    attempts.put(Side.FLOOR, Attempt.floor(comparison.floorSeconds()));
    return attempts;
  }
}
