package dev.rootsweep.bench.start;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;

/// From the start of the JVM to the first answer.
public final class FirstAnswer implements Figure {
  static final String USUAL =
      "the same job written the usual way: SDK with its defaults, Powertools logging and metrics,"
          + " X-Ray";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String ours() {
    return "start of the deployed zip in a child JVM to its first answer";
  }

  @Override
  public String theirs() {
    return USUAL;
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(0.5);
  }

  @Override
  public String note() {
    return "What was cut, what was tried and what is left: Start of a function, below.";
  }

  @Override
  public Contest open(Place place) throws IOException {
    return new Race(Theatre.open(place));
  }

  private record Race(Theatre theatre) implements Contest {
    @Override
    public double ours() {
      long begin = System.nanoTime();
      try (LambdaFunction function = theatre.startOurs(Initialization.ON_DEMAND)) {
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
