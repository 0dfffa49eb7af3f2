package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A bounded number of mutations of every sample, the same at every run.
class SignalDecoderFuzzTest {
  private static final long SEED = 20261122;
  private static final int ROUNDS = 1500;
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

  private final Random random = new Random(SEED);

  static List<String> names() {
    return Sample.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesBrokenText(String name) {
    String sample = Sample.text(name);

    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder(sample);
      for (int cut = random.nextInt(4); cut >= 0; cut--) {
        breakText(text);
      }
      judge(text.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesStrangeValues(String name) throws Exception {
    String sample = Sample.text(name);
    ObjectMapper json = new ObjectMapper();

    for (int round = 0; round < ROUNDS; round++) {
      JsonNode event = json.readTree(sample);
      for (int change = random.nextInt(3); change >= 0; change--) {
        changeValue(event);
      }
      judge(event.toString());
    }
  }

  private static void judge(String body) {
    Decoded decoded = Sample.decoder().decode(body, Sample.RECEIVED);

    switch (decoded) {
      case Decoded.Understood(Signal signal) -> judge(signal, body);
      case Decoded.Ignored(String reason) -> assertFalse(reason.isBlank(), body);
      case Decoded.Rejected(String reason) -> assertFalse(reason.isBlank(), body);
    }
  }

  private static void judge(Signal signal, String body) {
    String account = signal.origin().account().value();
    assertTrue(body.contains("\"" + account + "\""), body);
    switch (signal) {
      case CheckDue due -> assertTrue(body.contains(due.account().value()), body);
      case MembershipUnclear _ -> assertTrue(body.contains("AccountJoinedOrganization"), body);
    }
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
    switch (random.nextInt(5)) {
      case 0 -> object.remove(field);
      case 1 -> object.set(field + "x", object.path(field));
      default -> object.set(field, strange());
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private JsonNode strange() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ArrayNode list = nodes.arrayNode().add("999999999999");
    return switch (random.nextInt(12)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.numberNode(random.nextLong());
      case 2 -> nodes.textNode("999999999999");
      case 3 -> nodes.textNode("a".repeat(random.nextInt(3000)));
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
