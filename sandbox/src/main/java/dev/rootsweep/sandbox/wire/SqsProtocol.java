package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The JSON 1.0 protocol of SQS, which names each error in a header by its older code too.
public record SqsProtocol() implements Protocol {

  private static final String JSON = "application/x-amz-json-1.0";

  private static final Map<String, String> OLDER_CODES =
      Map.of(
          "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
          "Throttling", "RequestThrottled");

  @Override
  public Reply success(String operation, ObjectNode result, String requestId) {
    return new Reply(200, JSON, result.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    boolean ours = refusal.status() < 500;
    String olderCode = OLDER_CODES.getOrDefault(refusal.code(), refusal.code());
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", "com.amazonaws.sqs#" + refusal.code())
            .put("message", refusal.text());
    return new Reply(
        ours ? 400 : refusal.status(),
        JSON,
        Map.of("x-amzn-query-error", olderCode + ";" + (ours ? "Sender" : "Receiver")),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
