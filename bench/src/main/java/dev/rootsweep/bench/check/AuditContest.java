package dev.rootsweep.bench.check;

import dev.rootsweep.aws.root.StsRootAccess;
import dev.rootsweep.bench.figure.Contest;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.RootAccess;
import java.io.IOException;
import java.util.List;

/// An audit of one account against bare calls: as many in a row as the audit had.
final class AuditContest implements Contest {
  private static final int WARM_UP = 30;
  private static final int REPETITIONS = 10;

  private final Ground ground;
  private final RootAccess access;
  private final MemoryLedger ledger = new MemoryLedger();
  private final AccountId account;
  private final int depth;

  private AuditContest(Ground ground, AccountId account) throws IOException, InterruptedException {
    this.ground = ground;
    this.access = new StsRootAccess(ground.clients());
    this.account = account;
    Clock.millis(WARM_UP, this::audit);
    ground.clear();
    audit();
    this.depth = ground.depth(account);
    Clock.millis(WARM_UP, ground::askBare);
  }

  static AuditContest open(Place place, AccountId account)
      throws IOException, InterruptedException {
    Ground ground = Ground.start(place, 1, Ground.LATENCY_MILLIS, List.of());
    try {
      return new AuditContest(ground, account);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      ground.close();
      throw e;
    }
  }

  private void audit() {
    AuditSession session = access.audit(account).recordedIn(ledger);
    if (!session.summary().clean()) {
      session.credentials();
    }
  }

  @Override
  public double ours() throws IOException, InterruptedException {
    return Clock.millis(REPETITIONS, this::audit);
  }

  @Override
  public double theirs() throws IOException, InterruptedException {
    return depth * Clock.millis(REPETITIONS * depth, ground::askBare);
  }

  @Override
  public void close() {
    ground.close();
  }
}
