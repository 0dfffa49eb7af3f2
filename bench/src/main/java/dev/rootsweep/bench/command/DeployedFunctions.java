package dev.rootsweep.bench.command;

import dev.rootsweep.bench.figure.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The functions that sweep, as [SweepProcess] runs them in a heap of 160 MB.
record DeployedFunctions(Place place) implements Tool {
  private static final List<String> AS_LAMBDA = List.of("-XX:+UseSerialGC", "-Xmx160m");
  private static final Set<String> BARE = Set.of("Clean", "Removed");

  @Override
  public List<String> command(Task task) {
    return place.jvm(
        List.of(),
        SweepProcess.class,
        AS_LAMBDA,
        place.root().resolve("events/scheduled-sweep.json").toString(),
        SandboxProcess.file(place).toString());
  }

  @Override
  public Map<String, Set<String>> answers(Task task, String printed) {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    printed
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(words -> BARE.contains(words[1]))
        .forEach(words -> answers.put(words[0], Set.of()));
    return answers;
  }
}
