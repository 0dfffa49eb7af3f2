package dev.rootsweep.aws.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What may become of a message on its way, or in the hands of somebody hostile; the same at every
/// run with the same seed.
public final class Mutations {
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final List<String> SPLINTERS =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "-1",
          "1e999",
          "\\",
          "\\u0000",
          "\u0000",
          "𝟙",
          "\ud800",
          "999999999999",
          "\"999999999999\"",
          "rootsweep",
          "aws.",
          "\"account\":");

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /// Returns the text with some bytes changed.
  public String broken(String sample) {
    StringBuilder text = new StringBuilder(sample);
    for (int cut = random.nextInt(4); cut >= 0; cut--) {
      breakText(text);
    }
    return text.toString();
  }

  /// Returns the event with some fields dropped, renamed, nested or given other values.
  ///
  /// - errors: `IllegalArgumentException` when the sample is no JSON
  public String strange(String sample) {
    try {
      JsonNode event = new ObjectMapper().readTree(sample);
      for (int change = random.nextInt(3); change >= 0; change--) {
        changeValue(event);
      }
      return event.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(sample, e);
    }
  }

  /// Returns the text with some of its accounts exchanged for some of `others`.
  public String swapped(String sample, List<String> others) {
    return ACCOUNT
        .matcher(sample)
        .replaceAll(
            found ->
                random.nextInt(3) == 0
                    ? others.get(random.nextInt(others.size()))
                    : Matcher.quoteReplacement(found.group()));
  }

  private void breakText(StringBuilder text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
      case 2 -> text.insert(at, text.substring(at, end));
      default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
    }
  }

  private void changeValue(JsonNode event) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(event, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> fields = new ArrayList<>();
    object.fieldNames().forEachRemaining(fields::add);
    if (fields.isEmpty()) {
      object.set("account", strange());
      return;
    }
    String field = fields.get(random.nextInt(fields.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(field);
      case 1 -> object.set(field + "x", object.path(field));
      case 2 -> object.set(field, nested(object.path(field)));
      default -> object.set(field, strange());
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  /// Sometimes deeper than a parser should go.
  private JsonNode nested(JsonNode node) {
    JsonNode nested = node;
    for (int depth = random.nextInt(4) == 0 ? 150 : 1; depth > 0; depth--) {
      nested = JsonNodeFactory.instance.objectNode().set("account", nested);
    }
    return nested;
  }

  private JsonNode strange() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ArrayNode list = nodes.arrayNode().add("999999999999");
    return switch (random.nextInt(12)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextLong());
      case 2 -> nodes.textNode("999999999999");
      case 3 ->
          nodes.textNode("a".repeat(random.nextInt(random.nextInt(10) == 0 ? 200_000 : 3000)));
      case 4 -> nodes.textNode("\ud800\u0000\u202e");
      case 5 -> nodes.textNode("+1000000000-12-31T23:59:59.999999999Z");
      case 6 -> nodes.textNode("-1000000000-01-01T00:00:00Z");
      case 7 -> nodes.booleanNode(true);
      case 8 -> nodes.objectNode().put("accountId", "999999999999");
      case 9 -> nodes.numberNode(random.nextDouble());
      case 10 -> nodes.textNode("");
      default -> list;
    };
  }
}
