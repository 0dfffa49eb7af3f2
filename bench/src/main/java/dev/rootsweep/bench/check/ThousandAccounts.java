package dev.rootsweep.bench.check;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import java.io.IOException;
import java.util.List;

/// A sweep's checks, ten at once, as one function takes them.
public final class ThousandAccounts implements Figure {
  @Override
  public String name() {
    return "thousand-accounts";
  }

  @Override
  public String ours() {
    return "check of 1,000 clean accounts, 50 ms per call, 10 at once";
  }

  @Override
  public String theirs() {
    return "limit: 10 times at once, 100 times 2 bare calls in a row";
  }

  @Override
  public String unit() {
    return "s";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(1.2);
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    Ground ground = Ground.start(place, SweepContest.ACCOUNTS, Ground.LATENCY_MILLIS, List.of());
    try {
      return new SweepContest(ground);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      ground.close();
      throw e;
    }
  }
}
