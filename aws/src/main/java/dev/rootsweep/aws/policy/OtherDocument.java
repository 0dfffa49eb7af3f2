package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// JSON that people give for a policy and that is another document. Only what is certain is said.
///
/// - source: AWS CloudFormation User Guide, "Template sections"; Terraform documentation, "JSON
///   Output Format"
final class OtherDocument {
  private static final String ITSELF = "; give the policy document itself";

  private OtherDocument() {}

  /// Says what a document is that is no policy.
  static Optional<String> named(JsonNode root) {
    return root.isObject() ? namedObject(root) : Optional.of("this is " + kind(root) + ITSELF);
  }

  /// Names the kind of a value.
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "a JSON object";
      case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
      case STRING -> "a JSON string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  private static Optional<String> namedObject(JsonNode root) {
    if (root.has("Statement")) {
      return Optional.empty();
    }
    if (root.has("AWSTemplateFormatVersion") || hasResourceOfAws(root.path("Resources"))) {
      return Optional.of("this is a CloudFormation template" + ITSELF);
    }
    if (root.has("terraform_version")) {
      return Optional.of("this is a plan or a state of Terraform" + ITSELF);
    }
    if (root.has("Effect")) {
      return Optional.of("this is a statement; give the policy document, which has a Statement");
    }
    for (String around : new String[] {"PolicyDocument", "Policy"}) {
      if (root.has(around)) {
        return Optional.of("this has a policy in its element " + around + ITSELF);
      }
    }
    return Optional.empty();
  }

  private static boolean hasResourceOfAws(JsonNode resources) {
    for (JsonNode resource : resources) {
      if (resource.path("Type").asText().startsWith("AWS::")) {
        return true;
      }
    }
    return false;
  }
}
