package dev.rootsweep.cli.stage;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.run.LocalAlerts;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import java.util.List;

/// The real handler of the check queue in this process, with what it queues and its alerts.
public final class CheckStage {
  private final LocalMessageQueue<CheckMessage> queue = new LocalMessageQueue<>();
  private final LocalAlerts alerts = new LocalAlerts();
  private final LocalHandler<AccountSignal, CheckQueueOutcome> handler;

  public CheckStage(Settings settings, AwsClients clients, Ledger ledger, Time time) {
    this.handler =
        new LocalHandler<>(
            told ->
                new CheckHandler(
                    Wiring.checks(settings, clients, ledger, queue, alerts, time), told));
  }

  public LocalMessageQueue<CheckMessage> queue() {
    return queue;
  }

  public LocalAlerts alerts() {
    return alerts;
  }

  /// Plays messages; the results come in their order.
  public List<MessageResult<AccountSignal, CheckQueueOutcome>> play(List<String> bodies) {
    return handler.play(bodies);
  }
}
