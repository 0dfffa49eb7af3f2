package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.SqsCheckQueue;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import java.util.Map;

/// What a command finds around itself: the environment, the clock, the terminal, ledgers, queues.
public record Surroundings(
    Map<String, String> environment, Time time, Terminal terminal, Ledgers ledgers, Queues queues) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Opens the ledger in a table.
  public interface Ledgers {
    /// Opens it; nothing is asked of AWS yet.
    Ledger open(AwsClients clients, String table);
  }

  /// Opens the check queue that the settings name.
  public interface Queues {
    /// Opens it; nothing is asked of AWS yet.
    CheckQueue open(AwsClients clients, Settings settings);
  }

  /// Returns those of this process.
  public static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        new SystemTime(),
        new SystemTerminal(System.getenv().getOrDefault("TERM", "")),
        (clients, table) -> new DynamoLedger(clients.dynamo(), table),
        (clients, settings) ->
            new SqsCheckQueue(
                clients::sqs,
                settings.checkQueue(),
                settings.checkDeadLetters(),
                new CheckMessages(settings.hubAccount())));
  }
}
