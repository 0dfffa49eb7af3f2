package dev.rootsweep.bench.check;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Python;
import dev.rootsweep.bench.figure.Worker;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Audits one after another without latency: what an audit costs the machine. Both sides are bound
/// to the first core in turn; the sandbox has the second.
public record AuditsPerSecond(Boto3 boto3) implements Figure {
  /// How the script uses boto3.
  public enum Boto3 {
    /// A session for each account, as most scripts do.
    SESSIONS("audits-per-second", "a session for each account", 12),

    /// One session for all, which spares it reading the service models anew.
    CLIENTS("audits-per-second-strict", "one session, a client for each account", 4);

    private final String figure;
    private final String words;
    private final double goal;

    Boto3(String figure, String words, double goal) {
      this.figure = figure;
      this.words = words;
      this.goal = goal;
    }
  }

  static final int ACCOUNTS = 100;

  private static final List<String> FIRST_CORE = List.of("taskset", "-c", "0");
  private static final List<String> SECOND_CORE = List.of("taskset", "-c", "1");

  @Override
  public String name() {
    return boto3.figure;
  }

  @Override
  public String ours() {
    return "audits per second on one core, no latency, one after another";
  }

  @Override
  public String theirs() {
    return "the same in Python with boto3, " + boto3.words;
  }

  @Override
  public String unit() {
    return "a second";
  }

  @Override
  public Goal goal() {
    return Goal.atLeast(boto3.goal);
  }

  @Override
  public String note() {
    return "what is left is spread over the SDK: in a profile made before Aalto read the XML, a"
        + " quarter of our time went into reading XML, a sixth into signing, a seventh into"
        + " endpoint rules and interceptors, a tenth into HTTP.";
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    Path python = Python.withBoto3(place);
    Ground ground = Ground.start(place, ACCOUNTS, 0, SECOND_CORE);
    String endpoint = ground.endpoint().toString();
    Race race =
        new Race(
            ground,
            Worker.start(place.jvm(FIRST_CORE, Audits.class, List.of(), endpoint)),
            Worker.start(script(place, python, endpoint), environment()));
    race.warmUp();
    return race;
  }

  private List<String> script(Place place, Path python, String endpoint) {
    List<String> command = new ArrayList<>(FIRST_CORE);
    command.add(python.toString());
    command.add(place.root().resolve("bench/audits.py").toString());
    command.addAll(List.of(endpoint, boto3.name().toLowerCase(Locale.ROOT)));
    return List.copyOf(command);
  }

  private static Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", ExampleOrganization.HUB_ROLE.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", ExampleOrganization.HUB_ROLE.secretAccessKey(),
        "AWS_DEFAULT_REGION", "us-east-1");
  }

  private record Race(Ground ground, Worker java, Worker python) implements Contest {
    private static final int WARM_UP = 6000;
    private static final int OURS = 2000;
    private static final int THEIRS = 100;

    /// The compiler takes its time; Python has nothing to compile.
    void warmUp() throws IOException {
      rate(java, WARM_UP);
      rate(python, THEIRS / 10);
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
