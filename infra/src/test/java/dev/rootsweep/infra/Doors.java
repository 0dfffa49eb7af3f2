package dev.rootsweep.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the policies of a deployment's queues, topics, bus and ledger deny, evaluated as AWS does.
record Doors(Synthesized deployment, String stack, String account) {

  /// Returns the topology `hub` with these settings more.
  static Doors ofHub(Map<String, Object> more) {
    return new Doors(Synthesized.with(more), "rootsweep-hub", Synthesized.HUB);
  }

  /// Returns the topology `single` with these settings more.
  static Doors ofSingle(Map<String, Object> more) {
    Map<String, Object> settings = new TreeMap<>(more);
    settings.putAll(Map.of("topology", "single", "hubAccount", ""));
    return new Doors(Synthesized.with(settings), "rootsweep", Synthesized.MANAGEMENT);
  }

  /// Returns the actions that are denied to somebody, by the name of what they concern.
  Map<String, Set<String>> closed() {
    Map<String, Set<String>> closed = new TreeMap<>();
    statements()
        .forEach(
            (name, statements) ->
                statements.stream()
                    .filter(statement -> !statement.path("Condition").toString().contains("Secure"))
                    .flatMap(statement -> Template.texts(statement.path("Action")).stream())
                    .forEach(
                        action -> closed.computeIfAbsent(name, _ -> new TreeSet<>()).add(action)));
    return closed;
  }

  /// Tells whether the policy of a resource denies an action to a caller.
  boolean denies(String resource, String action, DoorCaller who) {
    return statements().getOrDefault(resource, List.of()).stream()
        .filter(statement -> names(statement, action))
        .anyMatch(statement -> holds(statement.path("Condition"), who));
  }

  /// Returns who may use the key of the ledger through DynamoDB.
  List<String> usersOfTheKey() {
    JsonNode key = ledger().properties("AWS::KMS::Key").getFirst();
    for (JsonNode statement : key.path("KeyPolicy").path("Statement")) {
      if (statement.path("Sid").asText().equals("ThroughDynamoDb")) {
        return Template.texts(
                statement.path("Condition").path("ArnEquals").path("aws:PrincipalArn"))
            .stream()
            .map(this::resolved)
            .toList();
      }
    }
    throw new AssertionError("no statement of that name");
  }

  private static boolean names(JsonNode statement, String action) {
    return Template.texts(statement.path("Action")).stream()
        .anyMatch(
            named ->
                named.equals(action)
                    || (named.endsWith(":*") && action.startsWith(named.replace("*", ""))));
  }

  /// - source: IAM User Guide, "IAM JSON policy elements: Condition operators"
  private boolean holds(JsonNode conditions, DoorCaller who) {
    return conditions.properties().stream()
        .allMatch(
            operator ->
                operator.getValue().properties().stream()
                    .allMatch(
                        key ->
                            holds(
                                operator.getKey(),
                                who.key(key.getKey(), account),
                                Template.texts(key.getValue()))));
  }

  private boolean holds(String operator, Optional<String> said, List<String> wanted) {
    List<String> values = wanted.stream().map(this::resolved).toList();
    return switch (operator) {
      case "ArnNotEquals" -> said.filter(values::contains).isEmpty();
      case "Bool" -> said.filter(values::contains).isPresent();
      case "BoolIfExists" -> said.isEmpty() || values.contains(said.get());
      default -> throw new AssertionError(operator + " is not known here");
    };
  }

  private String resolved(String text) {
    return text.replace("<AWS::Partition>", "aws").replace("<AWS::AccountId>", account);
  }

  private Template ledger() {
    return deployment.template(stack + "-ledger");
  }

  /// The statements that deny, by the name of what they protect.
  private Map<String, List<JsonNode>> statements() {
    Map<String, List<JsonNode>> denying = new TreeMap<>();
    protect("AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues", "QueueName", denying);
    protect("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics", "TopicName", denying);
    JsonNode table = ledger().properties("AWS::DynamoDB::Table").getFirst();
    add(denying, "rootsweep-ledger", table.path("ResourcePolicy").path("PolicyDocument"));
    hub()
        .properties("AWS::Events::EventBusPolicy")
        .forEach(
            policy ->
                Stream.of(policy.path("Statement"))
                    .filter(Doors::denies)
                    .forEach(one -> put(denying, "rootsweep", one)));
    return denying;
  }

  private Template hub() {
    return deployment.template(stack);
  }

  private void protect(
      String type,
      String policyType,
      String list,
      String name,
      Map<String, List<JsonNode>> denying) {
    Map<String, String> names = new TreeMap<>();
    hub()
        .resources(type)
        .forEach((id, resource) -> names.put(id, resource.path("Properties").path(name).asText()));
    for (JsonNode policy : hub().properties(policyType)) {
      String id = Template.texts(policy.path(list)).getFirst().replaceAll("[<>]", "");
      add(denying, names.getOrDefault(id, id), policy.path("PolicyDocument"));
    }
  }

  private static void add(Map<String, List<JsonNode>> denying, String name, JsonNode document) {
    document
        .path("Statement")
        .forEach(
            statement -> {
              if (denies(statement)) {
                put(denying, name, statement);
              }
            });
  }

  private static void put(Map<String, List<JsonNode>> denying, String name, JsonNode statement) {
    denying.computeIfAbsent(name, _ -> new ArrayList<>()).add(statement);
  }

  private static boolean denies(JsonNode statement) {
    return statement.path("Effect").asText().equals("Deny");
  }
}
