package dev.rootsweep.cli.stage;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.run.LocalAlerts;
import dev.rootsweep.cli.run.LocalCheckQueue;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.functions.Answer;
import dev.rootsweep.functions.CheckHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The real handler in this process: messages go in as Lambda would hand them over, answers, queued
/// checks and notices come out.
public final class CheckStage {
  private final LocalCheckQueue queue = new LocalCheckQueue();
  private final LocalAlerts alerts = new LocalAlerts();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final CheckHandler handler;

  public CheckStage(Settings settings, AwsClients clients, Ledger ledger, Time time) {
    this.handler =
        new CheckHandler(
            Wiring.checks(settings, clients, ledger, queue, alerts, time),
            answer -> answers.put(answer.messageId(), answer));
  }

  public LocalCheckQueue queue() {
    return queue;
  }

  public LocalAlerts alerts() {
    return alerts;
  }

  /// Plays messages in batches of ten, as the queue delivers them; the answers come in their order.
  public List<Answer> play(List<String> bodies) {
    List<Answer> inOrder = new ArrayList<>();
    for (int from = 0; from < bodies.size(); from += CheckHandler.AT_ONCE) {
      List<String> batch =
          bodies.subList(from, Math.min(from + CheckHandler.AT_ONCE, bodies.size()));
      inOrder.addAll(playBatch(batch));
    }
    return inOrder;
  }

  private List<Answer> playBatch(List<String> bodies) {
    answers.clear();
    List<SQSMessage> messages = new ArrayList<>();
    for (String body : bodies) {
      SQSMessage message = new SQSMessage();
      message.setMessageId("message-" + messages.size());
      message.setBody(body);
      messages.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(messages);
    handler.handleRequest(event, new LocalContext());
    return messages.stream().map(message -> answer(message.getMessageId())).toList();
  }

  private Answer answer(String messageId) {
    Answer answer = answers.get(messageId);
    if (answer == null) {
      throw new IllegalStateException("the handler gave no answer to " + messageId);
    }
    return answer;
  }
}
