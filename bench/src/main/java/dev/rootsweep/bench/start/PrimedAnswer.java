package dev.rootsweep.bench.start;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;

/// From the restoration of a snapshot to the first answer, the priming before it not counted. The
/// process waits where Lambda would take the snapshot: what Lambda needs to restore is not in it.
public final class PrimedAnswer implements Figure {
  @Override
  public String name() {
    return "start-primed";
  }

  @Override
  public String ours() {
    return "first answer after priming, the priming itself not counted";
  }

  @Override
  public String theirs() {
    return FirstAnswer.USUAL;
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(0.03);
  }

  @Override
  public String note() {
    return "The function's own clients are rehearsed. What is left are five connections, the"
        + " runtime interface client, and what the JVM has not compiled yet.";
  }

  @Override
  public Contest open(Place place) throws IOException {
    return new Race(Theatre.open(place));
  }

  private record Race(Theatre theatre) implements Contest {
    @Override
    public double ours() {
      try (LambdaFunction function = theatre.startOurs(Initialization.SNAP_START)) {
        function.awaitStart();
        long begin = System.nanoTime();
        function.restore();
        theatre.check(function, 1);
        return Theatre.millisSince(begin);
      }
    }

    @Override
    public double theirs() {
      return theatre.usualStart();
    }

    @Override
    public void close() {
      theatre.close();
    }
  }
}
