package dev.rootsweep.cli.stage;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.functions.LocalContext;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.QueueHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// A real handler in this process: messages go in as Lambda would hand them over, results come out.
final class LocalHandler<S, O> {
  private final Map<String, MessageResult<S, O>> results = new ConcurrentHashMap<>();
  private final QueueHandler<S, O> handler;

  /// Makes the handler that hands its results to what it is given.
  LocalHandler(Function<Consumer<MessageResult<S, O>>, QueueHandler<S, O>> made) {
    this.handler = made.apply(result -> results.put(result.messageId(), result));
  }

  /// Plays messages in batches of ten, as a queue delivers them; the results come in their order.
  List<MessageResult<S, O>> play(List<String> bodies) {
    List<MessageResult<S, O>> inOrder = new ArrayList<>();
    for (int from = 0; from < bodies.size(); from += QueueHandler.AT_ONCE) {
      inOrder.addAll(
          playBatch(bodies.subList(from, Math.min(from + QueueHandler.AT_ONCE, bodies.size()))));
    }
    return inOrder;
  }

  private List<MessageResult<S, O>> playBatch(List<String> bodies) {
    results.clear();
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
    return messages.stream().map(message -> result(message.getMessageId())).toList();
  }

  private MessageResult<S, O> result(String messageId) {
    MessageResult<S, O> result = results.get(messageId);
    if (result == null) {
      throw new IllegalStateException("the handler gave no answer to " + messageId);
    }
    return result;
  }
}
