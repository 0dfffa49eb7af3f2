package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// S3: errors as XML, a bucket policy as it is.
public record S3Protocol() implements Protocol {

  private static final String HEADER = "x-amz-";

  /// What S3 calls otherwise than the Query services, and its status for it.
  private static final Map<String, Named> NAMES =
      Map.of(
          "InvalidAction", new Named(501, "NotImplemented"),
          "InvalidClientTokenId", new Named(403, "InvalidAccessKeyId"),
          "MissingAuthenticationToken", new Named(403, "AccessDenied"),
          "ExpiredToken", new Named(400, "ExpiredToken"),
          "InternalFailure", new Named(500, "InternalError"),
          "Throttling", new Named(503, "SlowDown"));

  /// An error of S3.
  private record Named(int status, String code) {}

  /// The bucket that a request asks the policy of, where it asks for one.
  public static Optional<Map<String, String>> bucketPolicy(Request request) {
    String bucket = request.path().substring(1);
    boolean asked =
        request.method().equals("GET")
            && request.query().matches("policy=?")
            && !bucket.isEmpty()
            && !bucket.contains("/");
    if (!asked) {
      return Optional.empty();
    }
    Map<String, String> input = new TreeMap<>(Map.of("Bucket", bucket));
    request
        .header("x-amz-expected-bucket-owner")
        .ifPresent(owner -> input.put("ExpectedBucketOwner", owner));
    return Optional.of(input);
  }

  @Override
  public Reply success(String operation, ObjectNode result, String requestId) {
    byte[] policy = result.path("Policy").asText().getBytes(StandardCharsets.UTF_8);
    return new Reply(200, "application/json", policy);
  }

  /// A detail that is named as a header is one.
  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    Named named = NAMES.getOrDefault(refusal.code(), new Named(refusal.status(), refusal.code()));
    ObjectNode error =
        JsonNodeFactory.instance
            .objectNode()
            .put("Code", named.code())
            .put("Message", refusal.text());
    Map<String, String> headers = new TreeMap<>();
    refusal
        .details()
        .forEach(
            (name, text) -> {
              if (name.startsWith(HEADER)) {
                headers.put(name, text);
              } else {
                error.put(name, text);
              }
            });
    error.put("RequestId", requestId);
    return new Reply(named.status(), "application/xml", headers, XmlText.of("Error", "", error));
  }
}
