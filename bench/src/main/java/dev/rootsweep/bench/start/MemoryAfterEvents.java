package dev.rootsweep.bench.start;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Python;
import dev.rootsweep.bench.figure.Worker;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a process holds in memory (VmRSS) after a hundred events, each a check of a clean account.
public final class MemoryAfterEvents implements Figure {
  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String ours() {
    return "memory (RSS) after 100 events, the function's ledger and log among them";
  }

  @Override
  public String theirs() {
    return "100 audits with boto3 (bench/audits.py)";
  }

  @Override
  public String unit() {
    return "MiB";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(2.5);
  }

  @Override
  public String note() {
    return "The JVM is told that its machine has the function's 512 MB, as on Lambda: it begins"
        + " with a small heap.";
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    return new Race(Theatre.open(place), place.root(), Python.withBoto3(place));
  }

  private record Race(Theatre theatre, Path root, Path python) implements Contest {
    private static final double KIB_PER_MIB = 1024;

    @Override
    public double ours() throws IOException {
      try (LambdaFunction function = theatre.startOurs(Initialization.ON_DEMAND)) {
        for (int account = 1; account <= Theatre.ACCOUNTS; account++) {
          theatre.check(function, account);
        }
        return resident(function.pid());
      }
    }

    @Override
    public double theirs() throws IOException {
      List<String> command =
          List.of(
              python.toString(),
              root.resolve("bench/audits.py").toString(),
              theatre.endpoint(),
              "sessions");
      Map<String, String> environment =
          Map.of(
              "AWS_ACCESS_KEY_ID", ExampleOrganization.HUB_ROLE.accessKeyId(),
              "AWS_SECRET_ACCESS_KEY", ExampleOrganization.HUB_ROLE.secretAccessKey(),
              "AWS_DEFAULT_REGION", "us-east-1");
      try (Worker worker = Worker.start(command, environment)) {
        worker.ask(String.valueOf(Theatre.ACCOUNTS));
        return resident(worker.pid());
      }
    }

    private static double resident(long pid) throws IOException {
      return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KIB_PER_MIB)
          .findFirst()
          .orElseThrow(() -> new IOException("no VmRSS of process " + pid));
    }

    @Override
    public void close() {
      theatre.close();
    }
  }
}
