package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubTemplateTest {
  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final Template HUB = Synthesized.hub().template("rootsweep-hub");
  private static final Template LEDGER = Synthesized.hub().template("rootsweep-hub-ledger");

  @Test
  void admitsForwardersOfTheOrganizationAndOnlyWhatAwsSays() {
    JsonNode statement = HUB.properties("AWS::Events::EventBusPolicy").getFirst().path("Statement");

    assertEquals("events:PutEvents", statement.path("Action").asText());
    assertEquals(
        "o-abcde12345",
        statement.path("Condition").path("StringEquals").path("aws:PrincipalOrgID").asText());
    assertEquals(
        "true",
        statement
            .path("Condition")
            .path("StringEquals")
            .path("events:eventBusInvocation")
            .asText());
    assertEquals(
        "arn:<AWS::Partition>:iam::*:role/rootsweep/*",
        statement.path("Condition").path("ArnLike").path("aws:PrincipalArn").asText());
    assertEquals(
        List.of("aws.*"),
        Template.texts(
            statement.path("Condition").path("ForAllValues:StringLike").path("events:source")));
    assertEquals("false", statement.path("Condition").path("Null").path("events:source").asText());
    assertEquals(1, HUB.resources("AWS::Events::EventBusPolicy").size());
  }

  @Test
  void pinsTheAccountOfItsOwnSource() {
    JsonNode rule = HUB.one("AWS::Events::Rule", "Name", "rootsweep-heartbeat");

    assertEquals(
        List.of(Synthesized.HUB), Template.texts(rule.path("EventPattern").path("account")));
  }

  @Test
  void matchesReadOnlyCallsInEveryRule() {
    for (JsonNode rule : HUB.properties("AWS::Events::Rule")) {
      assertEquals("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", rule.path("State").asText());
    }
    assertEquals(6, HUB.properties("AWS::Events::Rule").size());
  }

  @Test
  void letsOnlyItsRulesSendToAQueue() {
    Set<String> senders = new TreeSet<>();
    for (JsonNode policy : HUB.properties("AWS::SQS::QueuePolicy")) {
      for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
        if (statement.path("Effect").asText().equals("Allow")) {
          assertEquals("sqs:SendMessage", statement.path("Action").asText());
          assertEquals(
              "events.amazonaws.com", statement.path("Principal").path("Service").asText());
          senders.add(statement.path("Condition").path("ArnEquals").path("aws:SourceArn").asText());
        }
      }
    }

    assertEquals(6, senders.size(), senders.toString());
    assertTrue(senders.stream().allMatch(sender -> sender.matches("<\\w+Rule\\w+\\.Arn>")));
  }

  @Test
  void buriesWhatFailsFiveTimes() {
    for (String name : List.of("rootsweep-check", "rootsweep-activity")) {
      JsonNode redrive = HUB.one("AWS::SQS::Queue", "QueueName", name).path("RedrivePolicy");

      assertEquals(5, redrive.path("maxReceiveCount").asInt());
      assertTrue(redrive.path("deadLetterTargetArn").asText().contains("DeadLetters"));
    }
  }

  @Test
  void hidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
    assertEquals(
        6 * function("rootsweep-check").path("Timeout").asInt(),
        HUB.one("AWS::SQS::Queue", "QueueName", "rootsweep-check")
            .path("VisibilityTimeout")
            .asInt());
    assertEquals(
        6 * function("rootsweep-root-activity").path("Timeout").asInt(),
        HUB.one("AWS::SQS::Queue", "QueueName", "rootsweep-activity")
            .path("VisibilityTimeout")
            .asInt());
  }

  @Test
  void feedsTenMessagesToTenFunctionsAtOnce() {
    List<JsonNode> mappings = HUB.properties("AWS::Lambda::EventSourceMapping");

    assertEquals(2, mappings.size());
    for (JsonNode mapping : mappings) {
      assertEquals(10, mapping.path("BatchSize").asInt());
      assertEquals(10, mapping.path("ScalingConfig").path("MaximumConcurrency").asInt());
      assertEquals(
          List.of("ReportBatchItemFailures"),
          Template.texts(mapping.path("FunctionResponseTypes")));
      assertTrue(mapping.path("FunctionName").asText().contains("Live"), mapping.toString());
    }
  }

  @Test
  void startsTheTwoConsumersFromSnapshotsBehindAnAlias() {
    Map<String, String> starts = new TreeMap<>();
    for (JsonNode function : HUB.properties(FUNCTION)) {
      starts.put(
          function.path("FunctionName").asText(),
          function.path("SnapStart").path("ApplyOn").asText("-"));
    }

    assertEquals(
        Map.of(
            "rootsweep-check", "PublishedVersions",
            "rootsweep-root-activity", "PublishedVersions",
            "rootsweep-sweep", "-"),
        starts);
    assertEquals(2, HUB.resources("AWS::Lambda::Alias").size());
    assertEquals(2, HUB.resources("AWS::Lambda::Version").size());
  }

  @ParameterizedTest
  @CsvSource({"ap-east-2, true", "ap-southeast-6, true", "cn-north-1, false"})
  void leavesOutWhatARegionDoesNotOffer(String region, boolean traces) {
    Template template = Synthesized.with(Map.of("hubRegion", region)).template("rootsweep-hub");

    for (JsonNode function : template.properties(FUNCTION)) {
      assertTrue(function.path("SnapStart").isMissingNode(), function.toString());
      assertEquals(traces, function.has("TracingConfig"));
    }
    assertEquals(
        traces,
        template.properties("AWS::IAM::Role").stream()
            .anyMatch(role -> role.toString().contains("xray:")));
    assertEquals(2, template.resources("AWS::Lambda::Alias").size());
  }

  @Test
  void runsOnArmWithTracesAndWithoutReservedConcurrency() {
    for (JsonNode function : HUB.properties(FUNCTION)) {
      assertEquals(List.of("arm64"), Template.texts(function.path("Architectures")));
      assertEquals("Active", function.path("TracingConfig").path("Mode").asText());
      assertEquals(
          function.path("SnapStart").isMissingNode() ? "Terminate" : "Allow",
          function.path("RecursiveLoop").asText());
      assertTrue(function.path("ReservedConcurrentExecutions").isMissingNode());
    }
  }

  @Test
  void keepsLogsAsLongAsItIsTold() {
    Template template = Synthesized.with(Map.of("logRetention", "30")).template("rootsweep-hub");

    List<JsonNode> groups = template.properties("AWS::Logs::LogGroup");

    assertEquals(3, groups.size());
    groups.forEach(group -> assertEquals(30, group.path("RetentionInDays").asInt()));
  }

  @Test
  void watchesItsOwnKeysByTheirIds() {
    String own =
        function("rootsweep-root-activity")
            .path("Environment")
            .path("Variables")
            .path("ROOTSWEEP_OWN_RESOURCES")
            .asText();

    HUB.resources("AWS::KMS::Key").keySet().forEach(key -> assertTrue(own.contains(key), own));
    LEDGER.resources("AWS::KMS::Key").keySet().forEach(key -> assertTrue(own.contains(key), own));
  }

  @Test
  void namesTheRoleThatOpensRootSessionsAndThoseThatMayDeploy() {
    JsonNode environment =
        function("rootsweep-root-activity").path("Environment").path("Variables");

    assertEquals(
        "arn:<AWS::Partition>:iam::222222222222:role/rootsweep-check",
        environment.path("ROOTSWEEP_OWN_ROLES").asText());
    assertEquals(
        "arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1,"
            + "arn:aws:iam::222222222222:role/cdk-hnb659fds-deploy-role-222222222222-us-east-1,"
            + "arn:aws:iam::111111111111:role/cdk-hnb659fds-cfn-exec-role-111111111111-us-east-1,"
            + "arn:aws:iam::111111111111:role/cdk-hnb659fds-deploy-role-111111111111-us-east-1",
        environment.path("ROOTSWEEP_DEPLOYMENT_ROLES").asText());
  }

  @Test
  void sweepsEveryDayAndBeatsEveryDay() {
    JsonNode sweep = HUB.one("AWS::Scheduler::Schedule", "Name", "rootsweep-sweep");
    JsonNode heartbeat = HUB.one("AWS::Scheduler::Schedule", "Name", "rootsweep-heartbeat");

    assertEquals("cron(0 6 * * ? *)", sweep.path("ScheduleExpression").asText());
    assertEquals("rate(1 day)", heartbeat.path("ScheduleExpression").asText());
    assertEquals(
        "rootsweep",
        heartbeat.path("Target").path("EventBridgeParameters").path("Source").asText());
  }

  /// The first heartbeat comes as its schedule is made.
  @Test
  void beatsOnlyWhenEverythingIsInItsPlace() {
    JsonNode heartbeat =
        HUB.json()
            .path("Resources")
            .path(
                HUB.resources("AWS::Scheduler::Schedule").entrySet().stream()
                    .filter(one -> one.getValue().toString().contains("Heartbeat"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow());
    Set<String> before = new TreeSet<>(Template.texts(heartbeat.path("DependsOn")));

    assertTrue(before.containsAll(HUB.resources("AWS::Events::Rule").keySet()), before.toString());
    assertTrue(before.containsAll(HUB.resources("AWS::SQS::QueuePolicy").keySet()));
    assertTrue(before.containsAll(HUB.resources("AWS::Lambda::EventSourceMapping").keySet()));
  }

  @Test
  void namesEverythingSoThatAChangeIsRecognized() {
    Set<String> unnamed = new HashSet<>();
    Map.of(
            "AWS::Events::Rule",
            "Name",
            "AWS::Events::EventBus",
            "Name",
            "AWS::SQS::Queue",
            "QueueName",
            FUNCTION,
            "FunctionName",
            "AWS::DynamoDB::Table",
            "TableName",
            "AWS::SNS::Topic",
            "TopicName",
            "AWS::IAM::Role",
            "RoleName",
            "AWS::Scheduler::Schedule",
            "Name",
            "AWS::CloudWatch::Alarm",
            "AlarmName")
        .forEach(
            (type, name) ->
                HUB.properties(type)
                    .forEach(
                        one -> {
                          if (!one.path(name).asText().startsWith("rootsweep")) {
                            unnamed.add(type + " " + one);
                          }
                        }));

    assertEquals(Set.of(), unnamed);
  }

  @Test
  void usesNoManagedPolicy() {
    Synthesized.hub()
        .templates()
        .values()
        .forEach(
            template ->
                template
                    .properties("AWS::IAM::Role")
                    .forEach(role -> assertTrue(role.path("ManagedPolicyArns").isMissingNode())));
    assertFalse(HUB.properties("AWS::IAM::Role").isEmpty());
    assertEquals(0, HUB.resources("AWS::IAM::Policy").size());
  }

  private static JsonNode function(String name) {
    return HUB.one(FUNCTION, "FunctionName", name);
  }
}
