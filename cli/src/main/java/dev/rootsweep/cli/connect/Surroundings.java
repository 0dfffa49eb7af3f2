package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import java.util.Map;

/// What a command finds around itself: the environment, the clock, the terminal, the ledgers.
public record Surroundings(
    Map<String, String> environment, Time time, Terminal terminal, Ledgers ledgers) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Opens the ledger in a table.
  public interface Ledgers {
    /// Opens it; nothing is asked of AWS yet.
    Ledger open(AwsClients clients, String table);
  }

  /// Returns those of this process.
  public static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        new SystemTime(),
        new SystemTerminal(),
        (clients, table) -> new DynamoLedger(clients.dynamo(), table));
  }
}
