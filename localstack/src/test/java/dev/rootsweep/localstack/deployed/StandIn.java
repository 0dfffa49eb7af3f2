package dev.rootsweep.localstack.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What CloudFormation would have answered about a resource that was left out.
final class StandIn {
  private static final String FUNCTIONS = "arn:aws:lambda:us-east-1:222222222222:function:";

  /// The id that the sample events give an event source mapping.
  private static final String MAPPING = "00000000-0000-4000-8000-0000000000aa";

  private StandIn() {}

  /// Returns what a reference to it comes to.
  static String of(Map<String, JsonNode> leftOut, String id) {
    JsonNode resource = Emulation.resource(leftOut, id);
    JsonNode properties = resource.path("Properties");
    return switch (resource.path("Type").asText()) {
      case "AWS::Lambda::Function" -> properties.path("FunctionName").asText();
      case "AWS::Lambda::Alias" ->
          FUNCTIONS
              + of(leftOut, properties.at("/FunctionName/Ref").asText())
              + ":"
              + properties.path("Name").asText();
      case "AWS::Lambda::EventSourceMapping" -> MAPPING;
      default -> "left-out-" + id;
    };
  }

  /// Returns what an attribute of it comes to.
  ///
  /// - shape: `attribute` is the logical id and the attribute's name
  static String attribute(Map<String, JsonNode> leftOut, JsonNode attribute) {
    String id = attribute.path(0).asText();
    return attribute.path(1).asText().equals("Arn")
        ? FUNCTIONS + of(leftOut, id)
        : "left-out-" + id;
  }
}
