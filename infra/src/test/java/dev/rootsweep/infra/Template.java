package dev.rootsweep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// One template.
public record Template(JsonNode json) {
  /// Returns the resources of a type, by logical id.
  public Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    json.path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
              }
            });
    return found;
  }

  /// Returns the properties of all resources of a type, with references as texts.
  public List<JsonNode> properties(String type) {
    return resources(type).values().stream()
        .map(resource -> resolved(resource.path("Properties")))
        .toList();
  }

  /// Returns the properties of the one resource of a type whose property says this.
  public JsonNode one(String type, String property, String value) {
    List<JsonNode> found =
        properties(type).stream().filter(p -> p.path(property).asText().equals(value)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          found.size() + " resources of " + type + " whose " + property + " is " + value);
    }
    return found.getFirst();
  }

  /// Writes references as texts: `Ref` as `<logical id>`, `Fn::GetAtt` as `<logical id.attribute>`.
  public static JsonNode resolved(JsonNode node) {
    return switch (node) {
      case ObjectNode object when object.has("Ref") ->
          text("<" + object.path("Ref").asText() + ">");
      case ObjectNode object when object.has("Fn::GetAtt") ->
          text("<" + joined(object.path("Fn::GetAtt"), ".") + ">");
      // What another stack exports is named after what it is.
      case ObjectNode object when object.has("Fn::ImportValue") ->
          text("<" + object.path("Fn::ImportValue").asText().replaceAll("\\W", "") + ">");
      // One part of an ARN stands for the whole.
      case ObjectNode object when object.has("Fn::Select") ->
          resolved(object.path("Fn::Select").path(1));
      case ObjectNode object when object.has("Fn::Split") ->
          resolved(object.path("Fn::Split").path(1));
      case ObjectNode object when object.has("Fn::Join") ->
          text(joined(object.path("Fn::Join").path(1), object.path("Fn::Join").path(0).asText()));
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(e -> copy.set(e.getKey(), resolved(e.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(each -> copy.add(resolved(each)));
        yield copy;
      }
      default -> node;
    };
  }

  private static TextNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static String joined(JsonNode parts, String separator) {
    return StreamSupport.stream(parts.spliterator(), false)
        .map(part -> resolved(part).asText())
        .collect(Collectors.joining(separator));
  }

  /// Returns the texts of an array, or the one text that stands in its place.
  public static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> texts.add(each.asText()));
    } else if (!node.isMissingNode()) {
      texts.add(node.asText());
    }
    return texts;
  }
}
