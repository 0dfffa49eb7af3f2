package dev.rootsweep.cli.stage;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.ActivityMessages;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.run.LocalAlerts;
import dev.rootsweep.cli.run.LocalCheckQueue;
import dev.rootsweep.core.port.ActivityLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.functions.ActivityAnswer;
import dev.rootsweep.functions.RootActivityHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The real handler of root activity in this process.
public final class ActivityStage {
  private final LocalCheckQueue checks = new LocalCheckQueue();
  private final LocalActivityQueue queue = new LocalActivityQueue();
  private final LocalAlerts alerts = new LocalAlerts();
  private final List<ActivityAnswer> answers = new ArrayList<>();
  private final RootActivityHandler handler;
  private final ActivityMessages messages;

  public ActivityStage(Settings settings, AwsClients clients, ActivityLedger ledger, Time time) {
    this.handler =
        new RootActivityHandler(
            Wiring.activity(settings, clients, ledger, checks, queue, List.of(alerts), time),
            this::keep);
    this.messages = new ActivityMessages(settings.hubAccount());
  }

  private synchronized void keep(ActivityAnswer answer) {
    answers.add(answer);
  }

  public LocalCheckQueue checks() {
    return checks;
  }

  public LocalActivityQueue queue() {
    return queue;
  }

  public LocalAlerts alerts() {
    return alerts;
  }

  /// Plays one message to its end: what asks for a second reading gets it at once.
  public ActivityAnswer play(String body) {
    ActivityAnswer answer = handle(body);
    for (Optional<Reread> next = reread(); next.isPresent(); next = reread()) {
      answer = afterwards(answer, handle(messages.write(next.get())));
    }
    return answer;
  }

  /// The signal is that of the event, whatever brought it back.
  private static ActivityAnswer afterwards(ActivityAnswer first, ActivityAnswer last) {
    return first instanceof ActivityAnswer.Triaged(String id, ActivitySignal signal, _)
            && last instanceof ActivityAnswer.Triaged(_, _, TriageOutcome outcome)
        ? new ActivityAnswer.Triaged(id, signal, outcome)
        : last;
  }

  private Optional<Reread> reread() {
    Optional<Reread> found = Optional.empty();
    for (LocalActivityQueue.Waiting waiting : queue.drain()) {
      if (waiting.message() instanceof Reread again) {
        found = Optional.of(again);
      } else {
        queue.send(waiting.message(), waiting.delay());
      }
    }
    return found;
  }

  /// Hands one message over.
  public ActivityAnswer handle(String body) {
    answers.clear();
    SQSMessage message = new SQSMessage();
    message.setMessageId("message");
    message.setBody(body);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    handler.handleRequest(event, new LocalContext());
    return answers.getFirst();
  }
}
