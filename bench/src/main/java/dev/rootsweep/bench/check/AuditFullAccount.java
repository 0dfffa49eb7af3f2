package dev.rootsweep.bench.check;

import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Figure;
import dev.rootsweep.bench.figure.Goal;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.core.model.AccountId;
import java.io.IOException;

/// Password, two keys, certificates and MFA: what depends on nothing is read at once.
public final class AuditFullAccount implements Figure {
  @Override
  public String name() {
    return "audit-full";
  }

  @Override
  public String ours() {
    return "audit of a full account, 50 ms per call";
  }

  @Override
  public String theirs() {
    return "its limit: bare calls in a row, as many as the audit had";
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public Goal goal() {
    return Goal.atMost(1.25);
  }

  @Override
  public Contest open(Place place) throws IOException, InterruptedException {
    return AuditContest.open(place, new AccountId(PretendAws.FULL));
  }
}
