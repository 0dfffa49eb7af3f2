package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is denied what by the policies of queues, topics and the ledger: each action by name.
class DoorTest {
  /// Both topologies, each with everybody named who can be named.
  private static final List<Doors> CLOSED =
      List.of(Doors.ofHub(named(Synthesized.HUB)), Doors.ofSingle(named(Synthesized.MANAGEMENT)));

  private static Map<String, Object> named(String account) {
    return Map.of(
        "operators", "arn:aws:iam::%s:role/soc/operator".formatted(account),
        "deploymentRoles", "arn:aws:iam::%s:role/deployer".formatted(account),
        "chat", "slack:T0EXAMPLE/C0EXAMPLE");
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
    Set<DoorCaller> let =
        Arrays.stream(spared.split(" ")).map(DoorCaller::valueOf).collect(Collectors.toSet());
    let.add(DoorCaller.SERVICE);

    for (Doors doors : CLOSED) {
      for (DoorCaller who : DoorCaller.values()) {
        assertEquals(
            !let.contains(who),
            doors.denies(resource, action, who),
            doors.stack() + " " + who + " " + action);
      }
      assertTrue(doors.closed().getOrDefault(resource, Set.of()).contains(action));
    }
  }

  /// An action that is denied and not in the list above makes this fail.
  @Test
  void closesExactlyWhatIsListed() {
    for (Doors doors : CLOSED) {
      Map<String, Integer> closed = new TreeMap<>();
      doors.closed().forEach((name, actions) -> closed.put(name, actions.size()));

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
    "rootsweep-ledger, dynamodb:GetItem",
    "rootsweep, events:PutEvents"
  })
  void deniesNobodyWhatChangesOrDeletes(String resource, String action) {
    for (Doors doors : CLOSED) {
      for (DoorCaller who : DoorCaller.values()) {
        assertFalse(doors.denies(resource, action, who), doors.stack() + " " + who);
      }
    }
  }

  /// The key of the ledger, through DynamoDB: for the functions and the operators alone.
  @Test
  void givesTheLedgersKeyToWhoUsesTheLedger() {
    for (Doors doors : CLOSED) {
      assertEquals(
          Stream.of(
                  "rootsweep-check",
                  "rootsweep-root-activity",
                  "rootsweep-sweep",
                  "soc/operator",
                  "deployer")
              .map(role -> "arn:aws:iam::%s:role/%s".formatted(doors.account(), role))
              .toList(),
          doors.usersOfTheKey());
    }
    assertEquals(List.of(), Doors.ofHub(Map.of()).usersOfTheKey());
  }

  /// Without operators nobody is named who may write by hand, so IAM alone decides.
  @Test
  void closesTakingAndSubscribingInAnyCase() {
    Map<String, Set<String>> closed =
        Doors.ofHub(Map.of("chat", "slack:T0EXAMPLE/C0EXAMPLE")).closed();

    assertEquals(Set.of("sns:Subscribe"), closed.get("rootsweep-urgent"));
    assertEquals(4, closed.getOrDefault("rootsweep-activity", Set.of()).size());
    assertFalse(closed.containsKey("rootsweep-ledger"));
  }
}
