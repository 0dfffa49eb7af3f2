package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The JSON 1.1 protocol of Organizations.
public record JsonProtocol() implements Protocol {

  private static final String JSON = "application/x-amz-json-1.1";

  /// What the Query services call otherwise, or answer with status 403.
  private static final Map<String, String> CODES =
      Map.of(
          "AccessDenied", "AccessDeniedException",
          "ExpiredToken", "ExpiredTokenException",
          "InvalidClientTokenId", "UnrecognizedClientException",
          "SignatureDoesNotMatch", "InvalidSignatureException",
          "MissingAuthenticationToken", "MissingAuthenticationTokenException",
          "ValidationError", "ValidationException",
          "InvalidAction", "UnknownOperationException",
          "InternalFailure", "ServiceException",
          "Throttling", "TooManyRequestsException");

  @Override
  public Reply success(String operation, ObjectNode result, String requestId) {
    return new Reply(200, JSON, bytes(result));
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", code(refusal));
    body.put("Message", refusal.text());
    refusal.details().forEach(body::put);
    return new Reply(refusal.status() < 500 ? 400 : refusal.status(), JSON, bytes(body));
  }

  private static String code(Refusal refusal) {
    return CODES.getOrDefault(refusal.code(), refusal.code());
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
