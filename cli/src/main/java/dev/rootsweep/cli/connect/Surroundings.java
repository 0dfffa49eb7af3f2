package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.SnsSubscriptions;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Subscriptions;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.core.signal.CheckMessage;
import java.util.List;
import java.util.Map;

/// What a command finds around itself: the environment, the clock, the terminal, ledgers, queues,
/// topics.
public record Surroundings(
    Map<String, String> environment,
    Time time,
    Terminal terminal,
    Ledgers ledgers,
    Queues queues,
    Topics topics) {
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
    MessageQueue<CheckMessage> open(AwsClients clients, Settings settings);
  }

  /// Opens the subscriptions of topics.
  public interface Topics {
    /// Opens them; nothing is asked of AWS yet.
    Subscriptions open(AwsClients clients, List<WatchedTopic> topics);
  }

  /// Returns those of this process.
  public static Surroundings real() {
    return new Surroundings(
        System.getenv(),
        new SystemTime(),
        new SystemTerminal(System.getenv().getOrDefault("TERM", "")),
        (clients, table) -> new DynamoLedger(clients.dynamo(), table),
        (clients, settings) ->
            new SqsMessageQueue<>(
                clients::sqs,
                settings.checkQueue(),
                settings.checkDeadLetters(),
                new OwnMessages(settings.hubAccount())),
        (clients, topics) -> new SnsSubscriptions(clients::sns, topics));
  }
}
