package dev.rootsweep.bench.check;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Python;
import dev.rootsweep.bench.figure.Worker;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Audits one after another without latency: what an audit costs the machine. Both sides are bound
/// to the first core in turn; the sandbox has the second.
public final class AuditsPerSecond implements Figure {
  static final int ACCOUNTS = 100;

  private static final List<String> FIRST_CORE = List.of("taskset", "-c", "0");
  private static final List<String> SECOND_CORE = List.of("taskset", "-c", "1");

  @Override
  public String name() {
    return "audits-per-second";
  }

  @Override
  public String ours() {
    return "audits per second on one core, no latency, one after another";
  }

  @Override
  public String theirs() {
    return "the same in Python with boto3 (bench/audits.py)";
  }

  @Override
  public String unit() {
    return "a second";
  }

  @Override
  public Goal goal() {
    return Goal.atLeast(12);
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    Ground ground = Ground.start(place, ACCOUNTS, 0, SECOND_CORE);
    Worker java =
        Worker.start(place.jvm(FIRST_CORE, Audits.class, List.of(), ground.endpoint().toString()));
    Worker python =
        Worker.start(
            Stream.concat(
                    FIRST_CORE.stream(),
                    Stream.of(
                        Python.withBoto3(place).toString(),
                        place.root().resolve("bench/audits.py").toString(),
                        ground.endpoint().toString()))
                .toList(),
            Map.of(
                "AWS_ACCESS_KEY_ID", ExampleOrganization.HUB_ROLE.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", ExampleOrganization.HUB_ROLE.secretAccessKey(),
                "AWS_DEFAULT_REGION", "us-east-1"));
    return new Race(ground, java, python);
  }

  private record Race(Ground ground, Worker java, Worker python) implements Contest {
    private static final int OURS = 3000;
    private static final int THEIRS = 60;

    Race(Ground ground, Worker java, Worker python) {
      this.ground = ground;
      this.java = java;
      this.python = python;
    }

    @Override
    public double ours() throws IOException {
      return rate(java, OURS);
    }

    @Override
    public double theirs() throws IOException {
      return rate(python, THEIRS);
    }

    private double rate(Worker worker, int audits) throws IOException {
      double seconds = Double.parseDouble(worker.ask(String.valueOf(audits)));
      ground.clear();
      return audits / seconds;
    }

    @Override
    public void close() {
      java.close();
      python.close();
      ground.close();
    }
  }
}
