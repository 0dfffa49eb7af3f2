package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is denied what by the policies of queues, topics and the ledger: each action by name.
class DoorTest {
  private static final Map<String, Object> CLOSED =
      Map.of(
          "operators", "arn:aws:iam::222222222222:role/soc/operator",
          "deploymentRoles", "arn:aws:iam::222222222222:role/deployer",
          "chat", "slack:T0EXAMPLE/C0EXAMPLE");

  /// The callers that a policy sees.
  private enum Who {
    /// Any role of the hub account whose own policies allow everything.
    ADMINISTRATOR("arn:aws:iam::222222222222:role/admin"),
    /// A role that only bears the operator's name.
    NAMESAKE("arn:aws:iam::222222222222:role/operator"),
    CHECK("arn:aws:iam::222222222222:role/rootsweep-check"),
    ROOT_ACTIVITY("arn:aws:iam::222222222222:role/rootsweep-root-activity"),
    SWEEP("arn:aws:iam::222222222222:role/rootsweep-sweep"),
    OPERATOR("arn:aws:iam::222222222222:role/soc/operator"),
    DEPLOYER("arn:aws:iam::222222222222:role/deployer"),
    CLOUDFORMATION(
        "arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1"),
    CHAT(
        "arn:aws:iam::222222222222:role/aws-service-role/management.chatbot.amazonaws.com/"
            + "AWSServiceRoleForAWSChatbot"),
    /// EventBridge, CloudWatch, SNS: a service has no principal ARN.
    SERVICE(""),
    /// A caller of which AWS says nothing.
    NOBODY("");

    private final String arn;

    Who(String arn) {
      this.arn = arn;
    }

    private Optional<String> key(String name) {
      return switch (name) {
        case "aws:PrincipalArn" -> Optional.of(arn).filter(text -> !text.isEmpty());
        case "aws:PrincipalIsAWSService" ->
            this == NOBODY ? Optional.empty() : Optional.of(String.valueOf(this == SERVICE));
        case "aws:SecureTransport" -> Optional.of("true");
        default -> throw new AssertionError(name + " is not known here");
      };
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rootsweep-check    | sqs:ReceiveMessage          | CHECK
          rootsweep-check    | sqs:DeleteMessage           | CHECK
          rootsweep-check    | sqs:ChangeMessageVisibility | CHECK
          rootsweep-check    | sqs:PurgeQueue              | CHECK
          rootsweep-check    | sqs:SendMessage             | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-activity | sqs:ReceiveMessage          | ROOT_ACTIVITY
          rootsweep-activity | sqs:DeleteMessage           | ROOT_ACTIVITY
          rootsweep-activity | sqs:ChangeMessageVisibility | ROOT_ACTIVITY
          rootsweep-activity | sqs:PurgeQueue              | ROOT_ACTIVITY
          rootsweep-activity | sqs:SendMessage             | ROOT_ACTIVITY OPERATOR
          rootsweep-urgent   | sns:Publish                 | CHECK ROOT_ACTIVITY OPERATOR
          rootsweep-urgent   | sns:Subscribe               | DEPLOYER CLOUDFORMATION CHAT OPERATOR
          rootsweep-info     | sns:Publish                 | CHECK ROOT_ACTIVITY OPERATOR
          rootsweep-info     | sns:Subscribe               | DEPLOYER CLOUDFORMATION CHAT OPERATOR
          rootsweep-chat     | sns:Publish                 | CHECK ROOT_ACTIVITY OPERATOR
          rootsweep-chat     | sns:Subscribe               | DEPLOYER CLOUDFORMATION CHAT OPERATOR
          rootsweep-alarms   | sns:Publish                 | CHECK ROOT_ACTIVITY OPERATOR
          rootsweep-alarms   | sns:Subscribe               | DEPLOYER CLOUDFORMATION CHAT OPERATOR
          rootsweep-ledger   | dynamodb:BatchWriteItem     | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:DeleteItem         | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:PartiQLDelete      | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:PartiQLInsert      | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:PartiQLUpdate      | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:PutItem            | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          rootsweep-ledger   | dynamodb:UpdateItem         | CHECK ROOT_ACTIVITY SWEEP OPERATOR
          """)
  void letsInNobodyElse(String resource, String action, String spared) {
    Set<Who> let = Arrays.stream(spared.split(" ")).map(Who::valueOf).collect(Collectors.toSet());
    let.add(Who.SERVICE);

    for (Who who : Who.values()) {
      assertEquals(!let.contains(who), isDenied(resource, action, who), who + " " + action);
    }
    assertTrue(closed(Synthesized.with(CLOSED)).getOrDefault(resource, Set.of()).contains(action));
  }

  /// An action that is denied and not in the list above makes this fail.
  @Test
  void closesExactlyWhatIsListed() {
    Map<String, Integer> closed = new TreeMap<>();
    closed(Synthesized.with(CLOSED)).forEach((name, actions) -> closed.put(name, actions.size()));

    assertEquals(
        Map.of(
            "rootsweep-activity", 5,
            "rootsweep-alarms", 2,
            "rootsweep-chat", 2,
            "rootsweep-check", 5,
            "rootsweep-info", 2,
            "rootsweep-ledger", 7,
            "rootsweep-urgent", 2),
        closed);
  }

  /// What can be mended without the root user must stay so: these calls raise alerts instead.
  @ParameterizedTest
  @CsvSource({
    "rootsweep-check, sqs:SetQueueAttributes",
    "rootsweep-check, sqs:DeleteQueue",
    "rootsweep-activity, sqs:AddPermission",
    "rootsweep-activity, sqs:RemovePermission",
    "rootsweep-check-dead-letters, sqs:ReceiveMessage",
    "rootsweep-check-dead-letters, sqs:DeleteMessage",
    "rootsweep-check-dead-letters, sqs:StartMessageMoveTask",
    "rootsweep-urgent, sns:SetTopicAttributes",
    "rootsweep-urgent, sns:DeleteTopic",
    "rootsweep-urgent, sns:Unsubscribe",
    "rootsweep-ledger, dynamodb:PutResourcePolicy",
    "rootsweep-ledger, dynamodb:DeleteResourcePolicy",
    "rootsweep-ledger, dynamodb:UpdateTable",
    "rootsweep-ledger, dynamodb:DeleteTable",
    "rootsweep-ledger, dynamodb:GetItem"
  })
  void deniesNobodyWhatChangesOrDeletes(String resource, String action) {
    for (Who who : Who.values()) {
      assertFalse(isDenied(resource, action, who), who + " " + action);
    }
  }

  /// The key of the ledger, through DynamoDB: for the functions and the operators alone.
  @Test
  void givesTheLedgersKeyToWhoUsesTheLedger() {
    assertEquals(
        List.of(
            "arn:aws:iam::222222222222:role/rootsweep-check",
            "arn:aws:iam::222222222222:role/rootsweep-root-activity",
            "arn:aws:iam::222222222222:role/rootsweep-sweep",
            "arn:aws:iam::222222222222:role/soc/operator",
            "arn:aws:iam::222222222222:role/deployer"),
        users(Synthesized.with(CLOSED)));
    assertEquals(List.of(), users(Synthesized.hub()));
  }

  private static List<String> users(Synthesized deployment) {
    JsonNode key =
        deployment.template("rootsweep-hub-ledger").properties("AWS::KMS::Key").getFirst();
    for (JsonNode statement : key.path("KeyPolicy").path("Statement")) {
      if (statement.path("Sid").asText().equals("ThroughDynamoDb")) {
        return Template.texts(
                statement.path("Condition").path("ArnEquals").path("aws:PrincipalArn"))
            .stream()
            .map(DoorTest::resolved)
            .toList();
      }
    }
    throw new AssertionError("no statement of that name");
  }

  /// Without operators nobody is named who may write by hand, so IAM alone decides.
  @Test
  void closesTakingAndSubscribingInAnyCase() {
    Map<String, Set<String>> closed =
        closed(Synthesized.with(Map.of("chat", "slack:T0EXAMPLE/C0EXAMPLE")));

    assertEquals(Set.of("sns:Subscribe"), closed.get("rootsweep-urgent"));
    assertEquals(4, closed.getOrDefault("rootsweep-activity", Set.of()).size());
    assertFalse(closed.containsKey("rootsweep-ledger"));
  }

  private static boolean isDenied(String resource, String action, Who who) {
    return statements(Synthesized.with(CLOSED)).getOrDefault(resource, List.of()).stream()
        .filter(statement -> names(statement, action))
        .anyMatch(statement -> holds(statement.path("Condition"), who));
  }

  private static boolean names(JsonNode statement, String action) {
    return Template.texts(statement.path("Action")).stream()
        .anyMatch(
            named ->
                named.equals(action)
                    || (named.endsWith(":*") && action.startsWith(named.replace("*", ""))));
  }

  /// - source: IAM User Guide, "IAM JSON policy elements: Condition operators"
  private static boolean holds(JsonNode conditions, Who who) {
    return conditions.properties().stream()
        .allMatch(
            operator ->
                operator.getValue().properties().stream()
                    .allMatch(
                        key ->
                            holds(
                                operator.getKey(),
                                who.key(key.getKey()),
                                Template.texts(key.getValue()))));
  }

  private static boolean holds(String operator, Optional<String> said, List<String> wanted) {
    List<String> values = wanted.stream().map(DoorTest::resolved).toList();
    return switch (operator) {
      case "ArnNotEquals" -> said.filter(values::contains).isEmpty();
      case "Bool" -> said.filter(values::contains).isPresent();
      case "BoolIfExists" -> said.isEmpty() || values.contains(said.get());
      default -> throw new AssertionError(operator + " is not known here");
    };
  }

  private static String resolved(String text) {
    return text.replace("<AWS::Partition>", "aws").replace("<AWS::AccountId>", "222222222222");
  }

  private static Map<String, Set<String>> closed(Synthesized deployment) {
    Map<String, Set<String>> closed = new TreeMap<>();
    statements(deployment)
        .forEach(
            (name, statements) ->
                statements.stream()
                    .filter(statement -> !statement.path("Condition").toString().contains("Secure"))
                    .flatMap(statement -> Template.texts(statement.path("Action")).stream())
                    .forEach(
                        action -> closed.computeIfAbsent(name, _ -> new TreeSet<>()).add(action)));
    return closed;
  }

  /// The statements that deny, by the name of what they protect.
  private static Map<String, List<JsonNode>> statements(Synthesized deployment) {
    Template hub = deployment.template("rootsweep-hub");
    Map<String, List<JsonNode>> denying = new TreeMap<>();
    protect(hub, "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues", "QueueName", denying);
    protect(hub, "AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics", "TopicName", denying);
    JsonNode table =
        deployment.template("rootsweep-hub-ledger").properties("AWS::DynamoDB::Table").getFirst();
    denying(table.path("ResourcePolicy").path("PolicyDocument"))
        .forEach(
            statement ->
                denying.computeIfAbsent("rootsweep-ledger", _ -> new ArrayList<>()).add(statement));
    return denying;
  }

  private static void protect(
      Template hub,
      String type,
      String policyType,
      String list,
      String name,
      Map<String, List<JsonNode>> denying) {
    Map<String, String> names = new TreeMap<>();
    hub.resources(type)
        .forEach((id, resource) -> names.put(id, resource.path("Properties").path(name).asText()));
    for (JsonNode policy : hub.properties(policyType)) {
      String id = Template.texts(policy.path(list)).getFirst().replaceAll("[<>]", "");
      denying(policy.path("PolicyDocument"))
          .forEach(
              statement ->
                  denying
                      .computeIfAbsent(names.getOrDefault(id, id), _ -> new ArrayList<>())
                      .add(statement));
    }
  }

  private static Stream<JsonNode> denying(JsonNode document) {
    List<JsonNode> statements = new ArrayList<>();
    document.path("Statement").forEach(statements::add);
    return statements.stream()
        .filter(statement -> statement.path("Effect").asText().equals("Deny"));
  }
}
