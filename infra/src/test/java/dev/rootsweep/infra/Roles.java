package dev.rootsweep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the roles of a template may do, in words of a table: one row for each action.
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

  /// Returns the rows by the name of the role; that of a forwarder has none, but a path.
  Map<String, Set<String>> rows() {
    Map<String, Set<String>> rows = new TreeMap<>();
    for (JsonNode role : template.properties("AWS::IAM::Role")) {
      String name = role.path("RoleName").asText(role.path("Path").asText());
      for (JsonNode policy : role.path("Policies")) {
        for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
          add(statement, rows.computeIfAbsent(name, _ -> new TreeSet<>()));
        }
      }
    }
    return rows;
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
    StringBuilder text = new StringBuilder();
    conditions
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key ->
                            text.append("`")
                                .append(key.getKey())
                                .append("`: ")
                                .append(
                                    Template.texts(key.getValue()).stream()
                                        .map(value -> POLICY_PATH.matcher(value).replaceFirst(""))
                                        .map(value -> "`" + value + "`")
                                        .collect(Collectors.joining(", ")))));
    return text.isEmpty() ? "-" : text.toString();
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
