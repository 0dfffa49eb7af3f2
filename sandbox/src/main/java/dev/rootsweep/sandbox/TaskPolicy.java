package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of AWS's root-task policies. Its document is the ceiling of a session: what the first
/// statement does not deny stays open.
record TaskPolicy(
    String name, String policyId, Instant created, Feature feature, JsonNode document) {

  private static final String PREFIX = "arn:aws:iam::aws:policy/root-task/";
  private static final List<TaskPolicy> ALL = read();

  static Optional<TaskPolicy> of(String arn) {
    return ALL.stream().filter(policy -> policy.arn().equals(arn)).findFirst();
  }

  String arn() {
    return PREFIX + name;
  }

  boolean allows(String action) {
    for (JsonNode open : document.path("Statement").path(0).path("NotAction")) {
      if (open.asText().equals(action)) {
        return true;
      }
    }
    return false;
  }

  private static List<TaskPolicy> read() {
    List<TaskPolicy> policies = new ArrayList<>();
    try (InputStream in = TaskPolicy.class.getResourceAsStream("task-policies.json")) {
      new ObjectMapper().readTree(in).forEach(node -> policies.add(of(node)));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read task-policies.json", failure);
    }
    return List.copyOf(policies);
  }

  private static TaskPolicy of(JsonNode node) {
    return new TaskPolicy(
        node.path("name").asText(),
        node.path("policyId").asText(),
        Instant.parse(node.path("created").asText()),
        Feature.valueOf(node.path("feature").asText()),
        node.path("document"));
  }
}
