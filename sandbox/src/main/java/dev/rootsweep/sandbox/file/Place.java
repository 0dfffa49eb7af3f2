package dev.rootsweep.sandbox.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// One object of the file: knows its path, keeps what is wrong, and which fields were asked for. A
/// field that is wrong reads as if it were absent. Values are not repeated in problems: some are
/// secret.
final class Place {

  private static final String PLAIN_NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private final String path;
  private final JsonNode json;
  private final List<String> problems;
  private final Set<String> known = new TreeSet<>();

  private Place(String path, JsonNode json, List<String> problems) {
    this.path = path;
    this.json = json;
    this.problems = problems;
    if (!json.isObject()) {
      problems.add(path + ": must be an object");
    }
  }

  static Place root(JsonNode json, List<String> problems) {
    return new Place("$", json, problems);
  }

  /// Says that a field is wrong.
  void wrong(String name, String what) {
    problems.add(path(name) + ": " + what);
  }

  /// Says that this object as a whole is wrong.
  void wrong(String what) {
    problems.add(path + ": " + what);
  }

  /// Says which fields nobody asked for. Called when everything was read.
  void end() {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!known.contains(field.getKey())) {
        wrong(field.getKey(), "unknown; known here are " + String.join(", ", known));
      }
    }
  }

  /// Tells whether a field is there, whatever it holds.
  boolean has(String name) {
    known.add(name);
    return json.has(name);
  }

  @Override
  public String toString() {
    return path;
  }

  Optional<String> text(String name) {
    return value(name, JsonNode::isTextual, "a text", JsonNode::textValue)
        .filter(text -> nonBlank(name, text));
  }

  /// A text that must be there; empty, and said, when it is not.
  String required(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty() && !json.has(name) && json.isObject()) {
      wrong(name, "missing");
    }
    return text.orElse("");
  }

  /// A text that must be there and of that form.
  String required(String name, String form, String described) {
    String text = required(name);
    if (text.isEmpty() || text.matches(form)) {
      return text;
    }
    wrong(name, "must be " + described);
    return "";
  }

  boolean flag(String name, boolean otherwise) {
    return value(name, JsonNode::isBoolean, "true or false", JsonNode::booleanValue)
        .orElse(otherwise);
  }

  Optional<Integer> count(String name) {
    return value(
        name,
        node -> node.canConvertToInt() && node.isIntegralNumber() && node.intValue() >= 0,
        "a whole number, 0 or more",
        JsonNode::intValue);
  }

  Optional<Double> number(String name) {
    return value(name, JsonNode::isNumber, "a number", JsonNode::doubleValue);
  }

  /// One of several words, each of which has a meaning.
  <T> Optional<T> word(String name, Map<String, T> meanings) {
    return text(name).flatMap(text -> meaning(name, text, meanings));
  }

  /// A text that stands for something else.
  <T> Optional<T> read(String name, Function<String, Optional<T>> reading, String described) {
    Optional<String> text = text(name);
    Optional<T> meant = text.flatMap(reading);
    if (text.isPresent() && meant.isEmpty()) {
      wrong(name, "must be " + described);
    }
    return meant;
  }

  /// Texts that stand for something else, by calls: an object of them, or one text for the calls
  /// that are meant when none are named.
  <T> Map<String, T> readByCalls(
      String name, String meant, Function<String, Optional<T>> reading, String described) {
    String oneOrMore = described + ", or an object of calls and such texts";
    Optional<JsonNode> node =
        value(name, json -> json.isTextual() || json.isObject(), oneOrMore, Function.identity());
    if (node.filter(JsonNode::isObject).isPresent()) {
      Place object = new Place(path(name), node.get(), problems);
      return object.all(field -> object.read(field, reading, described));
    }
    return node.flatMap(_ -> read(name, reading, oneOrMore))
        .map(value -> Map.of(meant, value))
        .orElse(Map.of());
  }

  /// An object as it is written.
  Optional<String> document(String name) {
    return value(name, JsonNode::isObject, "an object", JsonNode::toString);
  }

  Optional<Place> object(String name) {
    return value(name, JsonNode::isObject, "an object", Function.identity())
        .map(node -> new Place(path(name), node, problems));
  }

  List<Place> objects(String name) {
    List<Place> items = new ArrayList<>();
    for (JsonNode item : list(name)) {
      items.add(new Place(path(name) + "[" + items.size() + "]", item, problems));
    }
    return items;
  }

  /// Texts, each with its place (`name[0]`), which [#wrong] takes as a name.
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    int index = 0;
    for (JsonNode item : list(name)) {
      String place = name + "[" + index++ + "]";
      if (item.isTextual() && !item.textValue().isBlank()) {
        texts.put(place, item.textValue());
      } else {
        problems.add(path + "." + place + ": must be a text");
      }
    }
    return texts;
  }

  /// Every field of this object as a text.
  Map<String, String> allTexts() {
    return all(name -> value(name, JsonNode::isTextual, "a text", JsonNode::textValue));
  }

  /// Every field of this object as a share.
  Map<String, Double> allShares() {
    return all(
        name ->
            value(
                name,
                node -> node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= 1,
                "a number from 0 to 1",
                JsonNode::doubleValue));
  }

  private <T> Map<String, T> all(Function<String, Optional<T>> reading) {
    Map<String, T> fields = new LinkedHashMap<>();
    json.fieldNames()
        .forEachRemaining(name -> reading.apply(name).ifPresent(value -> fields.put(name, value)));
    return fields;
  }

  private <T> Optional<T> meaning(String name, String text, Map<String, T> meanings) {
    Optional<T> meant = Optional.ofNullable(meanings.get(text));
    if (meant.isEmpty()) {
      wrong(name, "must be one of " + String.join(", ", new TreeSet<>(meanings.keySet())));
    }
    return meant;
  }

  private JsonNode list(String name) {
    return value(name, JsonNode::isArray, "a list", Function.identity())
        .orElse(MissingNode.getInstance());
  }

  private <T> Optional<T> value(
      String name, Predicate<JsonNode> fits, String described, Function<JsonNode, T> reading) {
    known.add(name);
    Optional<JsonNode> node = Optional.ofNullable(json.get(name));
    if (node.isPresent() && !fits.test(node.get())) {
      wrong(name, "must be " + described);
    }
    return node.filter(fits).map(reading);
  }

  private boolean nonBlank(String name, String text) {
    if (text.isBlank()) {
      wrong(name, "must not be empty");
    }
    return !text.isBlank();
  }

  private String path(String name) {
    String plain = name.replaceFirst("\\[\\d+]$", "");
    return plain.matches(PLAIN_NAME) ? path + "." + name : path + "['" + name + "']";
  }
}
