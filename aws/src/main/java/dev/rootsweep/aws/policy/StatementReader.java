package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.policy.Condition;
import dev.rootsweep.core.policy.Effect;
import dev.rootsweep.core.policy.MalformedStatement;
import dev.rootsweep.core.policy.PatternElement;
import dev.rootsweep.core.policy.PolicyStatement;
import dev.rootsweep.core.policy.PrincipalElement;
import dev.rootsweep.core.policy.PrincipalElement.Entry;
import dev.rootsweep.core.policy.PrincipalElement.Kind;
import dev.rootsweep.core.policy.Statement;
import dev.rootsweep.core.text.Texts;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one statement of a resource's policy.
final class StatementReader {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "AWS", Kind.AWS,
          "Service", Kind.SERVICE,
          "Federated", Kind.FEDERATED,
          "CanonicalUser", Kind.CANONICAL_USER);

  private static final class Wrong extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Wrong(String why) {
      super(Texts.shown(why));
    }
  }

  private final JsonNode node;
  private final int index;

  private StatementReader(JsonNode node, int index) {
    this.node = node;
    this.index = index;
  }

  static PolicyStatement read(JsonNode node, int index) {
    StatementReader reader = new StatementReader(node, index);
    try {
      return reader.statement();
    } catch (Wrong e) {
      return new MalformedStatement(index, reader.sid(), String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> sid() {
    JsonNode sid = node.path("Sid");
    return sid.isTextual() && !sid.asText().isEmpty()
        ? Optional.of(sid.asText())
        : Optional.empty();
  }

  private Statement statement() {
    demand(node.isObject(), "the statement is no JSON object");
    node.fieldNames()
        .forEachRemaining(
            name -> demand(ELEMENTS.contains(name), "unknown element '" + name + "'"));
    demand(!node.has("Sid") || node.path("Sid").isTextual(), "Sid is no text");
    return new Statement(
        index,
        sid(),
        effect(),
        principals(),
        patterns("Action"),
        patterns("Resource"),
        conditions());
  }

  private Effect effect() {
    return switch (node.path("Effect").asText()) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default -> throw new Wrong("Effect is neither Allow nor Deny");
    };
  }

  /// Returns the name of the one of two elements that is there.
  private String one(String name) {
    boolean plain = node.has(name);
    demand(plain != node.has("Not" + name), "it needs either " + name + " or Not" + name);
    return plain ? name : "Not" + name;
  }

  private PatternElement patterns(String name) {
    String element = one(name);
    return new PatternElement(element.startsWith("Not"), texts(node.path(element), element));
  }

  private PrincipalElement principals() {
    String element = one("Principal");
    boolean inverted = element.startsWith("Not");
    JsonNode principals = node.path(element);
    if (principals.isTextual()) {
      demand(principals.asText().equals("*"), element + " is neither an object nor *");
      return new PrincipalElement(inverted, List.of(new Entry(Kind.AWS, "*")));
    }
    demand(principals.isObject(), element + " is neither an object nor *");
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : principals.properties()) {
      Kind kind = KINDS.get(one.getKey());
      if (kind == null) {
        throw new Wrong("unknown kind of principal '" + one.getKey() + "'");
      }
      texts(one.getValue(), element).forEach(text -> entries.add(new Entry(kind, text)));
    }
    demand(!entries.isEmpty(), element + " names nobody");
    return new PrincipalElement(inverted, entries);
  }

  private List<Condition> conditions() {
    JsonNode block = node.path("Condition");
    demand(block.isMissingNode() || block.isObject(), "Condition is no JSON object");
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : block.properties()) {
      String name = operator.getKey();
      demand(operator.getValue().isObject(), name + " is no JSON object");
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(new Condition(name, key.getKey(), values(key.getValue(), key.getKey())));
      }
    }
    return conditions;
  }

  private static List<String> texts(JsonNode value, String what) {
    List<String> texts = values(value, what);
    boolean allTexts = value.isTextual();
    for (JsonNode one : value) {
      allTexts = true;
      demand(one.isTextual(), what + " has a value that is no text");
    }
    demand(allTexts, what + " has a value that is no text");
    return texts;
  }

  /// Returns texts; in conditions, true, false and numbers are values too.
  private static List<String> values(JsonNode value, String what) {
    List<String> values = new ArrayList<>();
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      demand(one.isValueNode() && !one.isNull(), what + " has a value of a wrong type");
      values.add(one.asText());
    }
    demand(!values.isEmpty(), what + " has no value");
    return values;
  }

  private static void demand(boolean met, String otherwise) {
    if (!met) {
      throw new Wrong(otherwise);
    }
  }
}
