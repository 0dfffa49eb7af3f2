package dev.rootsweep.bench.alert;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;

/// The first alert of a function that rehearsed before its snapshot, against that of one that only
/// started. Neither side's start is counted.
public final class PrimedAlert implements Figure {
  @Override
  public String name() {
    return "alert-primed";
  }

  @Override
  public String ours() {
    return "first alert after priming, the priming itself not counted";
  }

  @Override
  public String theirs() {
    return "first alert of the same function unprimed, its start not counted either";
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(0.2);
  }

  @Override
  public String note() {
    return "The alert makes 11 calls, each on a connection of its own. The function's own clients"
        + " are rehearsed, as with checks.";
  }

  @Override
  public Contest open(Place place) throws IOException {
    return new Race(AlertTheatre.open(place));
  }

  private record Race(AlertTheatre theatre) implements Contest {
    @Override
    public double ours() {
      try (LambdaFunction function = theatre.start(Initialization.SNAP_START)) {
        function.awaitStart();
        long begin = System.nanoTime();
        function.restore();
        return firstAlert(function, begin);
      }
    }

    @Override
    public double theirs() {
      try (LambdaFunction function = theatre.start(Initialization.ON_DEMAND)) {
        function.awaitStart();
        return firstAlert(function, System.nanoTime());
      }
    }

    private double firstAlert(LambdaFunction function, long begin) {
      theatre.alert(function, 1);
      return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public void close() {
      theatre.close();
    }
  }
}
