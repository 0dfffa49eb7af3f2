package dev.rootsweep.cli.stage;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.run.LocalAlerts;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.RootActivityHandler;
import java.util.List;

/// The real handler of root activity in this process, with what it queues and its alerts.
public final class ActivityStage {
  private final LocalMessageQueue<CheckMessage> checks = new LocalMessageQueue<>();
  private final LocalMessageQueue<Delayed> queue = new LocalMessageQueue<>();
  private final LocalAlerts alerts = new LocalAlerts();
  private final LocalHandler<ActivitySignal, TriageOutcome> handler;
  private final OwnMessages messages;

  public ActivityStage(Settings settings, AwsClients clients, Ledger ledger, Time time) {
    this.handler =
        new LocalHandler<>(
            told ->
                new RootActivityHandler(
                    Wiring.activity(
                        settings, clients, ledger, checks, queue, List.of(alerts), time),
                    told));
    this.messages = new OwnMessages(settings.hubAccount());
  }

  public LocalMessageQueue<CheckMessage> checks() {
    return checks;
  }

  public LocalMessageQueue<Delayed> queue() {
    return queue;
  }

  public LocalAlerts alerts() {
    return alerts;
  }

  /// Plays one message to its end: what asks for a second reading gets it at once.
  public MessageResult<ActivitySignal, TriageOutcome> play(String body) {
    MessageResult<ActivitySignal, TriageOutcome> result = handle(body);
    for (List<Reread> next = rereads(); !next.isEmpty(); next = rereads()) {
      result = afterwards(result, handle(messages.write(next.getLast())));
    }
    return result;
  }

  private List<Reread> rereads() {
    return queue.drain(Reread.class).stream().map(LocalMessageQueue.Waiting::message).toList();
  }

  /// The signal is that of the event, whatever brought it back.
  private static MessageResult<ActivitySignal, TriageOutcome> afterwards(
      MessageResult<ActivitySignal, TriageOutcome> first,
      MessageResult<ActivitySignal, TriageOutcome> last) {
    return first instanceof MessageResult.Done<ActivitySignal, TriageOutcome> begun
            && last instanceof MessageResult.Done<ActivitySignal, TriageOutcome> ended
        ? new MessageResult.Done<>(begun.messageId(), begun.signal(), ended.outcome())
        : last;
  }

  /// Hands one message over.
  public MessageResult<ActivitySignal, TriageOutcome> handle(String body) {
    return handler.play(List.of(body)).getFirst();
  }
}
