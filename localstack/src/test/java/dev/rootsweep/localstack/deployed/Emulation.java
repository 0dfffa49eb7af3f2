package dev.rootsweep.localstack.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.infra.Template;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// A synthesized template as LocalStack can make it.
///
/// - shape: `leftOut` holds the resources of the types of `LEFT_OUT`; whatever refers to one of
///   them gets a text in its place, and the same text each time. What demands the CDK's bootstrap
///   goes too. One text is replaced: `OTHER_ROOT`. Nothing else differs from what is deployed to
///   AWS
record Emulation(ObjectNode template, Map<String, JsonNode> leftOut) {
  /// Types that are left out; `docs/testing.md` says of each why, and what is checked instead.
  static final Set<String> LEFT_OUT =
      Set.of(
          "AWS::Lambda::Function",
          "AWS::Lambda::Version",
          "AWS::Lambda::Alias",
          "AWS::Lambda::EventSourceMapping",
          "AWS::Chatbot::SlackChannelConfiguration",
          "AWS::CloudFormation::StackSet",
          "AWS::CloudWatch::Dashboard",
          "AWS::Organizations::Policy",
          "Custom::RootsweepOrganization");

  /// LocalStack takes no root user for the resource of a statement: a user of that name stands in.
  private static final String ROOT = ":iam::*:root";

  private static final String OTHER_ROOT = ":iam::*:user/root";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Leaves out of a template what cannot be made.
  static Emulation of(Template synthesized) {
    ObjectNode template = synthesized.json().deepCopy();
    Map<String, JsonNode> leftOut = new TreeMap<>();
    ObjectNode resources = (ObjectNode) template.path("Resources");
    for (Map.Entry<String, JsonNode> resource : synthesized.json().path("Resources").properties()) {
      if (LEFT_OUT.contains(resource.getValue().path("Type").asText())) {
        leftOut.put(resource.getKey(), resource.getValue());
        resources.remove(resource.getKey());
      }
    }
    template.remove("Parameters");
    template.remove("Rules");
    return new Emulation((ObjectNode) made(template, leftOut), leftOut);
  }

  /// Adds an output: what an expression of the template, or of what was left out, comes to.
  void output(String name, JsonNode expression) {
    template.withObject("/Outputs/" + name).set("Value", made(expression, leftOut));
  }

  /// Returns a resource by its logical id.
  static JsonNode resource(Map<String, JsonNode> resources, String id) {
    return Objects.requireNonNull(resources.get(id), id);
  }

  private static JsonNode made(JsonNode node, Map<String, JsonNode> leftOut) {
    return switch (node) {
      case ObjectNode object when refersTo(leftOut, object.path("Ref")) ->
          JSON.textNode(StandIn.of(leftOut, object.path("Ref").asText()));
      case ObjectNode object when refersTo(leftOut, object.path("Fn::GetAtt").path(0)) ->
          JSON.textNode(StandIn.attribute(leftOut, object.path("Fn::GetAtt")));
      case ObjectNode object -> {
        ObjectNode copy = JSON.objectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), made(e.getValue(), leftOut)));
        yield copy;
      }
      case ArrayNode array when array.path(0).has("wildcard") -> widened(array);
      case ArrayNode array -> {
        ArrayNode copy = JSON.arrayNode();
        array
            .valueStream()
            .filter(each -> !refersTo(leftOut, each))
            .forEach(each -> copy.add(made(each, leftOut)));
        yield copy;
      }
      default -> node.isTextual() ? JSON.textNode(node.asText().replace(ROOT, OTHER_ROOT)) : node;
    };
  }

  /// LocalStack's star wants a character; with AWS it may stand for none. In an ARN each stands for
  /// some: what goes before the account, the first letter of our name, what follows it.
  private static ArrayNode widened(ArrayNode patterns) {
    ArrayNode copy = patterns.deepCopy();
    for (JsonNode pattern : patterns) {
      String text = pattern.path("wildcard").asText();
      if (text.matches("\\*:[^*]+/\\*ootsweep\\*")) {
        continue;
      }
      if (!text.matches("\\*[^*]+\\*")) {
        throw new IllegalStateException("LocalStack reads this otherwise than AWS: " + pattern);
      }
      String middle = text.substring(1, text.length() - 1);
      copy.addObject().put("prefix", middle);
      copy.addObject().put("suffix", middle);
    }
    return copy;
  }

  /// Logical ids stand as texts in `Ref`, `Fn::GetAtt` and `DependsOn` alone.
  private static boolean refersTo(Map<String, JsonNode> leftOut, JsonNode id) {
    return id.isTextual() && leftOut.containsKey(id.asText());
  }
}
