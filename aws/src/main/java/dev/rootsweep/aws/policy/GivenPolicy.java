package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// A policy as a person gives it: the document itself, or AWS's answer that holds it as a text.
///
/// - shape: `queue`, the ARN of the queue, where an answer of SQS names it
/// - source: AWS CLI Command Reference, "s3api get-bucket-policy" and "sqs get-queue-attributes"
public record GivenPolicy(Policy policy, Optional<String> queue) {
  /// Reads UTF-8 to its end.
  ///
  /// - errors: `UnreadablePolicy` for what is no policy, in words that say what was found
  public static GivenPolicy read(InputStream input) throws IOException {
    JsonNode root = PolicyJsonText.read(PolicyText.of(input));
    if (root.size() == 1 && root.path("Policy").isTextual()) {
      return new GivenPolicy(inner(root.path("Policy")), Optional.empty());
    }
    if (root.size() == 1 && root.path("Attributes").isObject()) {
      return ofQueue(root.path("Attributes"));
    }
    return new GivenPolicy(PolicyReader.policy(root), Optional.empty());
  }

  private static GivenPolicy ofQueue(JsonNode attributes) {
    if (attributes.has("TopicArn")) {
      throw new UnreadablePolicy(
          "this is the policy of a topic; only buckets and queues are judged");
    }
    JsonNode policy = attributes.path("Policy");
    if (!policy.isTextual()) {
      throw new UnreadablePolicy(
          "these attributes have no Policy: the queue has none, or the Policy was not asked for");
    }
    return new GivenPolicy(
        inner(policy),
        Optional.of(attributes.path("QueueArn").asText()).filter(arn -> !arn.isEmpty()));
  }

  /// Lines and columns are those of the inner text.
  private static Policy inner(JsonNode text) {
    try {
      return PolicyReader.read(text.asText());
    } catch (UnreadablePolicy e) {
      throw new UnreadablePolicy("in the text of Policy: " + e.getMessage());
    }
  }
}
