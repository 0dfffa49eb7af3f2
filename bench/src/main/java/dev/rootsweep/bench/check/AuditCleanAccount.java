package dev.rootsweep.bench.check;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import java.io.IOException;

/// Two calls: what a clean account costs.
public final class AuditCleanAccount implements Figure {
  @Override
  public String name() {
    return "audit-clean";
  }

  @Override
  public String ours() {
    return "audit of a clean account, 50 ms per call";
  }

  @Override
  public String theirs() {
    return "its limit: 2 bare calls in a row";
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(1.15);
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    return AuditContest.open(place, Ground.account(1));
  }
}
