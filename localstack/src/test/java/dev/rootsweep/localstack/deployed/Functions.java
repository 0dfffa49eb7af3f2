package dev.rootsweep.localstack.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.infra.Template;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The functions of a stack, which LocalStack cannot make, and what feeds them.
///
/// - shape: what the template gives them is added to the outputs, so that CloudFormation resolves
///   it
final class Functions {
  private static final String ENVIRONMENT = "Environment";
  private static final String SOURCE = "Source";
  private static final String FED = "Fed";

  private final Map<String, JsonNode> leftOut;
  private final Map<String, String> outputs;

  private Functions(Map<String, JsonNode> leftOut, Map<String, String> outputs) {
    this.leftOut = leftOut;
    this.outputs = outputs;
  }

  /// Deploys a stack that has functions.
  static Functions of(Emulation emulation, Function<Emulation, Map<String, String>> deploy) {
    emulation.leftOut().forEach((id, resource) -> ask(emulation, id, resource));
    return new Functions(emulation.leftOut(), deploy.apply(emulation));
  }

  private static void ask(Emulation emulation, String id, JsonNode resource) {
    JsonNode properties = resource.path("Properties");
    switch (resource.path("Type").asText()) {
      case "AWS::Lambda::Function" ->
          emulation.output(id + ENVIRONMENT, lines(properties.at("/Environment/Variables")));
      case "AWS::Lambda::EventSourceMapping" -> {
        emulation.output(id + SOURCE, properties.path("EventSourceArn"));
        emulation.output(id + FED, properties.path("FunctionName"));
      }
      default -> {}
    }
  }

  private static ObjectNode lines(JsonNode variables) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    variables
        .properties()
        .forEach(v -> lines.add(join("=", lines.arrayNode().add(v.getKey()).add(v.getValue()))));
    return join("\n", lines);
  }

  private static ObjectNode join(String separator, ArrayNode parts) {
    ObjectNode join = JsonNodeFactory.instance.objectNode();
    join.putArray("Fn::Join").add(separator).add(parts);
    return join;
  }

  /// Returns the function of that name.
  DeployedFunction named(String name) {
    String id = id(name);
    Map<String, String> environment =
        output(id + ENVIRONMENT)
            .lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    return new DeployedFunction(properties(id).path("Handler").asText(), environment);
  }

  private String id(String name) {
    return leftOut.keySet().stream()
        .filter(id -> properties(id).path("Handler").isTextual())
        .filter(id -> properties(id).path("FunctionName").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no function " + name));
  }

  /// Returns what feeds the live version of the function of that name.
  Mapping mapping(String name) {
    String id =
        leftOut.keySet().stream()
            .filter(each -> (name + ":live").equals(outputs.get(each + FED)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("nothing feeds " + name));
    return new Mapping(
        output(id + SOURCE),
        properties(id).path("BatchSize").asInt(),
        Template.texts(properties(id).path("FunctionResponseTypes"))
            .contains("ReportBatchItemFailures"));
  }

  private String output(String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }

  private JsonNode properties(String id) {
    return Emulation.resource(leftOut, id).path("Properties");
  }
}
