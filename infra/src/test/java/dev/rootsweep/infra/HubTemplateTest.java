package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Metric;
import java.util.ArrayList;
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
  void makesALedgerThatNobodyLoses() {
    JsonNode table = LEDGER.properties("AWS::DynamoDB::Table").getFirst();
    JsonNode resource = LEDGER.resources("AWS::DynamoDB::Table").values().iterator().next();

    assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
    assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
    assertTrue(
        table
            .path("PointInTimeRecoverySpecification")
            .path("PointInTimeRecoveryEnabled")
            .asBoolean());
    assertEquals("expiresAt", table.path("TimeToLiveSpecification").path("AttributeName").asText());
    assertEquals("KMS", table.path("SSESpecification").path("SSEType").asText());
    assertEquals("Retain", resource.path("DeletionPolicy").asText());
    assertEquals("Retain", resource.path("UpdateReplacePolicy").asText());
  }

  @Test
  void keepsTheKeyOfTheLedgerAndNoOther() {
    LEDGER
        .resources("AWS::KMS::Key")
        .values()
        .forEach(key -> assertEquals("Retain", key.path("DeletionPolicy").asText()));
    HUB.resources("AWS::KMS::Key")
        .values()
        .forEach(key -> assertEquals("Delete", key.path("DeletionPolicy").asText()));
    assertEquals(1, LEDGER.resources("AWS::KMS::Key").size());
  }

  /// A hub that cannot be made is undone: what must stay would then be in the way of the next try.
  @Test
  void makesTheLedgerInAStackOfItsOwn() {
    assertEquals(0, HUB.resources("AWS::DynamoDB::Table").size());
    assertEquals(2, LEDGER.json().path("Resources").size() - 1, "table, key and alias");
  }

  @Test
  void takesUpALedgerThatIsThere() {
    Synthesized adopting =
        Synthesized.with(
            Map.of(
                "ledgerTable", "rootsweep-ledger",
                "ledgerKey",
                    "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-4333-8444-555555555555"));
    Template template = adopting.template("rootsweep-hub");

    adopting
        .templates()
        .values()
        .forEach(one -> assertEquals(0, one.resources("AWS::DynamoDB::Table").size()));

    JsonNode environment =
        template
            .one(FUNCTION, "FunctionName", "rootsweep-root-activity")
            .path("Environment")
            .path("Variables");
    assertEquals("rootsweep-ledger", environment.path("ROOTSWEEP_LEDGER_TABLE").asText());
    assertTrue(
        environment
            .path("ROOTSWEEP_OWN_RESOURCES")
            .asText()
            .contains("11111111-2222-4333-8444-555555555555"));
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
  void subscribesPeopleAndThePager() {
    Template template =
        Synthesized.with(
                Map.of(
                    "email", "a@example.com,b@example.com",
                    "pager", "https://pager.example.com/rootsweep"))
            .template("rootsweep-hub");
    Set<String> subscriptions = new TreeSet<>();
    for (JsonNode one : template.properties("AWS::SNS::Subscription")) {
      subscriptions.add(
          one.path("Protocol").asText()
              + " "
              + one.path("Endpoint").asText()
              + " "
              + one.path("TopicArn").asText().replaceAll("^<HubAlerts|[0-9A-F]{8}>$", ""));
      assertEquals(
          one.path("Protocol").asText().equals("https"), one.has("RedrivePolicy"), one.toString());
    }

    assertEquals(
        Set.of(
            "email a@example.com Alarms",
            "email a@example.com Info",
            "email a@example.com Urgent",
            "email b@example.com Alarms",
            "email b@example.com Info",
            "email b@example.com Urgent",
            "https https://pager.example.com/rootsweep Alarms",
            "https https://pager.example.com/rootsweep Urgent"),
        subscriptions);
  }

  @ParameterizedTest
  @CsvSource({
    "secretsmanager:rootsweep/pager, {{resolve:secretsmanager:rootsweep/pager:SecretString}}",
    "ssm:/rootsweep/pager, {{resolve:ssm:/rootsweep/pager}}"
  })
  void keepsThePagersUrlOutOfTheTemplateWhereItIsElsewhere(String setting, String endpoint) {
    Template template = Synthesized.with(Map.of("pager", setting)).template("rootsweep-hub");

    assertEquals(
        List.of(endpoint, endpoint),
        template.properties("AWS::SNS::Subscription").stream()
            .filter(one -> one.path("Protocol").asText().equals("https"))
            .map(one -> one.path("Endpoint").asText())
            .toList());
  }

  /// One DisableKey must not silence the alerts and the alarm about them.
  @Test
  void makesTheTopicOfAlarmsWithoutAKeyOfOurs() {
    for (JsonNode topic : HUB.properties("AWS::SNS::Topic")) {
      assertEquals(
          topic.path("TopicName").asText().equals("rootsweep-alarms"),
          topic.path("KmsMasterKeyId").isMissingNode());
    }
  }

  @Test
  void opensAChatRoomThatOnlyListens() {
    Template template =
        Synthesized.with(Map.of("chat", "slack:T0EXAMPLE/C0EXAMPLE")).template("rootsweep-hub");
    JsonNode room = template.properties("AWS::Chatbot::SlackChannelConfiguration").getFirst();
    JsonNode role = template.one("AWS::IAM::Role", "RoleName", "rootsweep-chat");

    assertEquals(
        List.of("arn:<AWS::Partition>:iam::aws:policy/AWSDenyAll"),
        Template.texts(room.path("GuardrailPolicies")));
    assertTrue(role.path("Policies").isMissingNode());
    assertTrue(role.path("ManagedPolicyArns").isMissingNode());
    assertEquals(0, HUB.resources("AWS::Chatbot::SlackChannelConfiguration").size());
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
  void soundsNoAlarmThroughTheTopicThatItIsAbout() {
    Template template =
        Synthesized.with(
                Map.of(
                    "pager", "https://pager.example.com/rootsweep",
                    "chat", "slack:T0EXAMPLE/C0EXAMPLE"))
            .template("rootsweep-hub");
    Set<String> alarms = new TreeSet<>();
    for (JsonNode alarm : template.properties("AWS::CloudWatch::Alarm")) {
      String name = alarm.path("AlarmName").asText();
      alarms.add(name);
      assertTrue(
          Template.texts(alarm.path("AlarmActions"))
              .getFirst()
              .startsWith(
                  name.equals("rootsweep-alarms-notifications-failed")
                      ? "<HubAlertsUrgent"
                      : "<HubAlertsAlarms"),
          alarm.toString());
      assertEquals(
          Template.texts(alarm.path("AlarmActions")).getFirst(),
          Template.texts(alarm.path("OKActions")).getFirst());
      assertEquals(
          name.equals("rootsweep-missing-subscriptions") ? 2 : 1,
          alarm.path("AlarmActions").size());
      assertTrue(alarm.path("AlarmDescription").asText().length() > 40);
    }

    assertEquals(
        Set.of(
            "rootsweep-activity-dead-letters",
            "rootsweep-activity-queue-age",
            "rootsweep-alarms-notifications-failed",
            "rootsweep-chat-notifications-failed",
            "rootsweep-check-dead-letters",
            "rootsweep-check-errors",
            "rootsweep-check-queue-age",
            "rootsweep-check-throttles",
            "rootsweep-heartbeat-missing",
            "rootsweep-info-notifications-failed",
            "rootsweep-missing-subscriptions",
            "rootsweep-pager-dead-letters",
            "rootsweep-paths-unseen",
            "rootsweep-root-activity-errors",
            "rootsweep-root-activity-throttles",
            "rootsweep-rules-failed",
            "rootsweep-stale-accounts",
            "rootsweep-sweep-errors",
            "rootsweep-sweep-missing",
            "rootsweep-undelivered-notices",
            "rootsweep-urgent-notifications-failed"),
        alarms);
  }

  @Test
  void soundsWhenAnyRuleCannotDeliver() {
    JsonNode metrics =
        HUB.one("AWS::CloudWatch::Alarm", "AlarmName", "rootsweep-rules-failed").path("Metrics");
    Set<String> watched = new TreeSet<>();
    for (JsonNode metric : metrics) {
      for (JsonNode dimension : metric.path("MetricStat").path("Metric").path("Dimensions")) {
        if (dimension.path("Name").asText().equals("RuleName")) {
          watched.add(dimension.path("Value").asText());
        }
      }
    }

    assertEquals(
        new TreeSet<>(
            HUB.properties("AWS::Events::Rule").stream()
                .map(rule -> rule.path("Name").asText())
                .toList()),
        watched);
  }

  @Test
  void soundsWhenNothingIsHeardOfADailyThing() {
    for (String name : List.of("rootsweep-heartbeat-missing", "rootsweep-sweep-missing")) {
      JsonNode alarm = HUB.one("AWS::CloudWatch::Alarm", "AlarmName", name);

      assertEquals("breaching", alarm.path("TreatMissingData").asText());
      assertEquals(
          25 * 3600, alarm.path("Period").asInt() * alarm.path("EvaluationPeriods").asInt());
      // No number that is counted is below zero: only its absence sounds.
      assertEquals("LessThanThreshold", alarm.path("ComparisonOperator").asText());
      assertEquals(0, alarm.path("Threshold").asInt());
    }
  }

  @Test
  void makesAlarmsOnlyOfMetricsThatTheFunctionsWrite() {
    Map<String, Metric> written = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      written.put(metric.metricName(), metric);
    }
    int ours = 0;
    for (JsonNode alarm : HUB.properties("AWS::CloudWatch::Alarm")) {
      if (alarm.path("Namespace").asText().equals(Metric.NAMESPACE)) {
        Metric metric = written.get(alarm.path("MetricName").asText());
        assertTrue(metric != null && metric.dimension().isEmpty(), alarm.toString());
        assertTrue(alarm.path("Dimensions").isMissingNode());
        ours++;
      }
    }

    assertEquals(6, ours);
  }

  @Test
  void showsEveryMetricOnTheDashboard() {
    String body = HUB.properties("AWS::CloudWatch::Dashboard").getFirst().toString();
    List<String> missing = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (!body.contains(metric.metricName())) {
        missing.add(metric.metricName());
      }
    }

    assertEquals(List.of(), missing);
    assertTrue(body.contains("ApproximateAgeOfOldestMessage"));
    assertTrue(body.contains("ApproximateNumberOfMessagesVisible"));
    assertTrue(body.contains("Throttles"));
    assertTrue(body.contains("Duration"));
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
