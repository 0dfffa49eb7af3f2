package dev.rootsweep.localstack.path;

import static java.util.stream.Collectors.partitioningBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.localstack.Inbox;
import dev.rootsweep.localstack.deployed.Mapping;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;

/// Feeds a function from its queue, as Lambda's event source mapping does: receives a batch,
/// invokes the function, deletes what was done.
///
/// - shape: what failed can be received again at once; Lambda lets it wait for the queue's
///   visibility timeout, and asks several functions at once
/// - source: Lambda Developer Guide, "Using Lambda with Amazon SQS" and "Handling errors for an SQS
///   event source"
record EventSource(Inbox queue, Mapping mapping, LambdaFunction function) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int POLL_SECONDS = 3;
  private static final int POLLS = 100;

  /// What became of the messages of one batch.
  record Batch(List<Message> done, List<Message> failed) {
    boolean isEmpty() {
      return done.isEmpty() && failed.isEmpty();
    }
  }

  /// Waits for messages, five minutes at the most, and answers one batch of them.
  Batch next() {
    Batch batch = answer();
    for (int empty = 1; batch.isEmpty() && empty < POLLS; empty++) {
      batch = answer();
    }
    return batch;
  }

  /// Answers one batch of messages; empty when none comes within some seconds.
  Batch answer() {
    if (!mapping.partial()) {
      throw new IllegalStateException("one message that fails would bring back its whole batch");
    }
    List<Message> messages = queue.receive(mapping.batchSize(), POLL_SECONDS);
    if (messages.isEmpty()) {
      return new Batch(List.of(), List.of());
    }
    Set<String> failures = failures(function.invoke(event(messages)));
    Map<Boolean, List<Message>> failed =
        messages.stream().collect(partitioningBy(m -> failures.contains(m.messageId())));
    Batch batch =
        new Batch(failed.getOrDefault(false, List.of()), failed.getOrDefault(true, List.of()));
    batch.done().forEach(queue::delete);
    batch.failed().forEach(queue::giveBack);
    return batch;
  }

  /// Answers batches until so many messages are done, and demands that none failed and that no more
  /// came.
  void answer(int awaited) {
    int done = 0;
    while (done < awaited) {
      Batch batch = next();
      assertEquals(List.of(), batch.failed(), function::output);
      assertFalse(batch.isEmpty(), () -> "no more messages came\n" + function.output());
      done += batch.done().size();
    }
    assertEquals(awaited, done, function::output);
    assertEquals(0, queue.ready(), "messages that nobody awaited");
  }

  private String event(List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    messages.forEach(message -> event.withArray("Records").add(record(message)));
    return event.toString();
  }

  private ObjectNode record(Message message) {
    ObjectNode record = JSON.createObjectNode();
    record
        .put("messageId", message.messageId())
        .put("receiptHandle", message.receiptHandle())
        .put("body", message.body())
        .put("md5OfBody", message.md5OfBody())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", mapping.queueArn())
        .put("awsRegion", "us-east-1");
    message.attributesAsStrings().forEach(record.withObject("/attributes")::put);
    ObjectNode attributes = record.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach(
            (name, attribute) ->
                attributes
                    .putObject(name)
                    .put("stringValue", attribute.stringValue())
                    .put("dataType", attribute.dataType()));
    return record;
  }

  private static Set<String> failures(String answer) {
    try {
      return JSON.readTree(answer)
          .path("batchItemFailures")
          .valueStream()
          .map(failure -> failure.path("itemIdentifier"))
          .map(JsonNode::asText)
          .collect(Collectors.toSet());
    } catch (JsonProcessingException e) {
      throw new AssertionError("an answer that is none: " + answer, e);
    }
  }
}
