package dev.rootsweep.cli.run;

import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.signal.Origin;
import java.util.List;

/// The check of accounts, started by a person: first a look, then what was asked for.
public final class HandCheck {
  private final Connection connection;
  private final Time time;
  private final Stop stop;
  private final Progress progress;
  private final Ledger ledger;
  private final LocalAlerts alerts = new LocalAlerts();
  private final String runId;

  public HandCheck(Connection connection, Time time, Stop stop, Progress progress, String runId) {
    this.connection = connection;
    this.time = time;
    this.stop = stop;
    this.progress = progress;
    this.ledger = connection.ledger().orElseGet(MemoryLedger::new);
    this.runId = runId;
  }

  /// Looks only: removes nothing, and writes nothing but session keys to the ledger.
  public List<Result> look(List<Chosen> accounts) {
    return pass("Looking at", Mode.OBSERVE, HandLedger.Leave.LOOK, accounts);
  }

  /// Removes what the rules allow to be removed.
  public List<Result> remove(List<Chosen> accounts) {
    return pass("Removing from", Mode.ENFORCE, HandLedger.Leave.REMOVE, accounts);
  }

  /// Records what is held, so that it can be approved. It cannot remove anything.
  public List<Result> recordHeld(List<Chosen> accounts) {
    return pass("Recording", Mode.ENFORCE, HandLedger.Leave.RECORD, accounts);
  }

  private List<Result> pass(String what, Mode mode, HandLedger.Leave leave, List<Chosen> accounts) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    LocalCheckQueue queue = new LocalCheckQueue();
    stop.working(true);
    try {
      return new Run(
              Wiring.checks(
                      connection.settings(mode),
                      connection.clients(),
                      new HandLedger(ledger, leave),
                      queue,
                      alerts,
                      time)
                  .checkAccount(),
              queue,
              time,
              stop,
              progress)
          .over(what, accounts, origin());
    } finally {
      alerts.drain();
    }
  }

  private Origin origin() {
    return new Origin(
        runId, connection.caller().account(), connection.clients().region(), time.now());
  }
}
