package dev.rootsweep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the roles and the managed policies of a template allow, in words of a table: one row for
/// each action.
final class Roles {
  private static final Pattern REFERENCE = Pattern.compile("<(\\w+)(?:\\.\\w+)?>");
  private static final Pattern POLICY_PATH =
      Pattern.compile("arn:<AWS::Partition>:iam::aws:policy/");
  private static final List<String> NAMES =
      List.of("QueueName", "TopicName", "Name", "TableName", "FunctionName", "Description");

  private final Template template;

  Roles(Template template) {
    this.template = template;
  }

  /// Returns the rows by the name of the role, or of the policy that is attached to nobody; the
  /// role of a forwarder has no name, but a path.
  Map<String, Set<String>> rows() {
    Map<String, Set<String>> rows = new TreeMap<>();
    policies()
        .forEach(
            (name, policies) ->
                policies.forEach(
                    policy ->
                        policy
                            .path("Statement")
                            .forEach(
                                statement ->
                                    add(
                                        statement,
                                        rows.computeIfAbsent(name, _ -> new TreeSet<>())))));
    return rows;
  }

  /// Returns the policy documents by the name of what holds them.
  Map<String, List<JsonNode>> policies() {
    Map<String, List<JsonNode>> policies = new TreeMap<>();
    for (JsonNode role : template.properties("AWS::IAM::Role")) {
      String name = role.path("RoleName").asText(role.path("Path").asText());
      role.path("Policies")
          .forEach(
              policy ->
                  policies
                      .computeIfAbsent(name, _ -> new ArrayList<>())
                      .add(policy.path("PolicyDocument")));
    }
    for (JsonNode policy : template.properties("AWS::IAM::ManagedPolicy")) {
      policies.put(
          policy.path("ManagedPolicyName").asText(), List.of(policy.path("PolicyDocument")));
    }
    return policies;
  }

  private void add(JsonNode statement, Set<String> rows) {
    if (!statement.path("Effect").asText().equals("Allow") || statement.has("NotAction")) {
      throw new AssertionError("only what is allowed is listed: " + statement);
    }
    for (String action : Template.texts(statement.path("Action"))) {
      rows.add(
          "| `%s` | %s | %s |"
              .formatted(action, resources(statement), conditions(statement.path("Condition"))));
    }
  }

  private String resources(JsonNode statement) {
    return Template.texts(statement.path("Resource")).stream()
        .map(this::named)
        .sorted()
        .map(text -> "`" + text + "`")
        .collect(Collectors.joining("<br>"));
  }

  private String conditions(JsonNode conditions) {
    return conditions.isMissingNode()
        ? "-"
        : conditions.properties().stream()
            .flatMap(operator -> conditions(operator.getKey(), operator.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static Stream<String> conditions(String operator, JsonNode keys) {
    return keys.properties().stream()
        .map(
            key ->
                operator.equals("Null")
                    ? "`%s` present".formatted(key.getKey())
                    : "`%s`: %s".formatted(key.getKey(), values(key.getValue())));
  }

  private static String values(JsonNode values) {
    return Template.texts(values).stream()
        .map(value -> POLICY_PATH.matcher(value).replaceFirst(""))
        .map(value -> "`" + value + "`")
        .collect(Collectors.joining(", "));
  }

  /// Says the name of what is referred to; pseudo parameters say theirs.
  private String named(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1))));
  }

  private String name(String logicalId) {
    JsonNode resource = template.json().path("Resources").path(logicalId);
    if (resource.path("Type").asText().equals("AWS::Logs::LogGroup")) {
      return "its own log group";
    }
    return NAMES.stream()
        .map(name -> resource.path("Properties").path(name))
        .filter(JsonNode::isTextual)
        .map(name -> kind(resource) + " " + name.asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing names " + logicalId));
  }

  private static String kind(JsonNode resource) {
    String type = resource.path("Type").asText();
    return type.substring(type.lastIndexOf(':') + 1);
  }
}
