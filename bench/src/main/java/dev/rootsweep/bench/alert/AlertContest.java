package dev.rootsweep.bench.alert;

import dev.rootsweep.bench.alert.AlertTime.Bare;
import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Worker;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.util.Map;

/// Alerts against bare calls, both for ten events at once, each side in a JVM of its own.
final class AlertContest implements Contest {
  private static final int BATCH = 10;
  private static final int WARM_UP = 150;
  private static final int REPETITIONS = 50;

  private final AlertTheatre theatre;
  private final LambdaFunction function;
  private final Worker bare;

  private AlertContest(AlertTheatre theatre, LambdaFunction function, Worker bare) {
    this.theatre = theatre;
    this.function = function;
    this.bare = bare;
  }

  static AlertContest open(Place place, Bare calls) throws IOException {
    AlertTheatre theatre = AlertTheatre.open(place);
    AlertContest contest =
        new AlertContest(
            theatre,
            theatre.start(Initialization.SNAP_START),
            Worker.start(
                place.usualJvm("dev.rootsweep.bench.usual.UsualAlerts", calls.name()),
                theatre.environment()));
    try {
      contest.warmUp(calls);
      return contest;
    } catch (IOException | IllegalStateException e) {
      contest.close();
      throw e;
    }
  }

  private void warmUp(Bare calls) throws IOException {
    function.awaitStart();
    function.restore();
    tell(WARM_UP);
    bare.ask(String.valueOf(WARM_UP));
    Map<String, Integer> before = theatre.calls();
    tell(1);
    Map<String, Integer> ours = theatre.made(before);
    before = theatre.calls();
    bare.ask("1");
    Map<String, Integer> theirs = theatre.made(before);
    if (calls == Bare.SAME && !theirs.equals(ours)) {
      throw new IllegalStateException("not the same calls: ours " + ours + ", bare " + theirs);
    }
  }

  private void tell(int batches) {
    for (int done = 0; done < batches; done++) {
      theatre.alert(function, BATCH);
    }
  }

  @Override
  public double ours() {
    long begin = System.nanoTime();
    tell(REPETITIONS);
    return (System.nanoTime() - begin) / 1e6 / REPETITIONS / BATCH;
  }

  @Override
  public double theirs() throws IOException {
    return Double.parseDouble(bare.ask(String.valueOf(REPETITIONS))) / BATCH;
  }

  @Override
  public void close() {
    bare.close();
    function.close();
    theatre.close();
  }
}
