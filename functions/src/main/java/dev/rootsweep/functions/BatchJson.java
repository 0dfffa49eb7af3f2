package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON that Lambda passes in for a batch of SQS, and the JSON that it wants back.
///
/// Lambda's own serializer would load 800 classes and a library of dates for this.
///
/// - source: AWS's documentation, "Using Lambda with Amazon SQS"
final class BatchJson {
  private static final JsonMapper JSON = new JsonMapper();

  private BatchJson() {}

  /// Reads what a message is and says, nothing else of it.
  ///
  /// - errors: `IOException` when this is no batch of SQS: the whole batch comes back then
  static SQSEvent read(InputStream event) throws IOException {
    JsonNode records = JSON.readTree(event).path("Records");
    if (!records.isArray()) {
      throw new IOException("the event has no Records: it does not come from an SQS queue");
    }
    List<SQSMessage> messages = new ArrayList<>();
    for (JsonNode one : records) {
      messages.add(message(one));
    }
    SQSEvent batch = new SQSEvent();
    batch.setRecords(messages);
    return batch;
  }

  private static SQSMessage message(JsonNode node) throws IOException {
    if (!node.path("messageId").isTextual()) {
      throw new IOException("a message without messageId: nothing could be said of it");
    }
    SQSMessage message = new SQSMessage();
    message.setMessageId(node.path("messageId").asText());
    message.setBody(node.path("body").asText(""));
    message.setAttributes(
        node.path("attributes")
            .propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText())));
    message.setMessageAttributes(attributes(node.path("messageAttributes")));
    return message;
  }

  /// Reads the attributes that are texts; we write no others.
  private static Map<String, MessageAttribute> attributes(JsonNode node) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    node.forEachEntry(
        (name, value) -> {
          MessageAttribute attribute = new MessageAttribute();
          attribute.setDataType(value.path("dataType").asText());
          attribute.setStringValue(value.path("stringValue").asText(null));
          attributes.put(name, attribute);
        });
    return attributes;
  }

  /// Writes the event for messages that say this.
  static byte[] event(List<String> bodies) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    for (String body : bodies) {
      ObjectNode message = records.addObject();
      message.put("messageId", "m" + records.size()).put("body", body).putObject("attributes");
    }
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Writes which messages are to be delivered again.
  static void write(SQSBatchResponse response, OutputStream answer) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = node.putArray("batchItemFailures");
    response
        .getBatchItemFailures()
        .forEach(item -> failures.addObject().put("itemIdentifier", item.getItemIdentifier()));
    answer.write(node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
