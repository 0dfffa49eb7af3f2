package dev.rootsweep.infra;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.settings.TopicName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How people are told, and what wakes them about Rootsweep itself.
class AlertTemplateTest {
  private static final Template HUB = Synthesized.hub().template("rootsweep-hub");

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

  /// SNS deletes a subscription that nobody confirms, and says nothing: the sweep compares.
  @Test
  void tellsTheSweepHowManySubscriptionsEachTopicHas() {
    Template template =
        Synthesized.with(
                Map.of(
                    "email", "a@example.com,b@example.com",
                    "pager", "https://pager.example.com/rootsweep",
                    "chat", "slack:T0EXAMPLE/C0EXAMPLE"))
            .template("rootsweep-hub");
    String watched =
        template
            .one("AWS::Lambda::Function", "FunctionName", "rootsweep-sweep")
            .path("Environment")
            .path("Variables")
            .path("ROOTSWEEP_WATCHED_TOPICS")
            .asText();

    assertEquals(
        "<HubAlertsUrgent>=3,<HubAlertsInfo>=2,<HubAlertsAlarms>=4,<HubAlertsChat>=1",
        watched.replaceAll("[0-9A-F]{8}>", ">"));
    assertEquals(
        Arrays.stream(TopicName.values()).map(TopicName::topicName).collect(toSet()),
        template.properties("AWS::SNS::Topic").stream()
            .map(topic -> topic.path("TopicName").asText())
            .collect(toSet()));
  }

  @ParameterizedTest
  @CsvSource({
    "secretsmanager:rootsweep/pager, {{resolve:secretsmanager:rootsweep/pager:SecretString}}",
    "secretsmanager:pager:SecretString:url, {{resolve:secretsmanager:pager:SecretString:url}}",
    "secretsmanager:arn:aws:secretsmanager:us-east-1:222222222222:secret:pager-a1B2c3,"
        + " {{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:222222222222:secret:pager-a1B2c3:SecretString}}",
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
      if (!name.endsWith("-rule-failed")) {
        alarms.add(name);
      }
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
            "rootsweep-stale-accounts",
            "rootsweep-sweep-errors",
            "rootsweep-sweep-missing",
            "rootsweep-undelivered-notices",
            "rootsweep-urgent-notifications-failed"),
        alarms);
  }

  /// Each by itself: the metric has no numbers while nothing fails, and a sum would have none
  /// either.
  @Test
  void soundsWhenAnyRuleCannotDeliver() {
    Set<String> watched = new TreeSet<>();
    for (JsonNode alarm : HUB.properties("AWS::CloudWatch::Alarm")) {
      for (JsonNode dimension : alarm.path("Dimensions")) {
        if (dimension.path("Name").asText().equals("RuleName")) {
          String rule = dimension.path("Value").asText();
          watched.add(rule);
          assertEquals(rule + "-rule-failed", alarm.path("AlarmName").asText());
          assertEquals("FailedInvocations", alarm.path("MetricName").asText());
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

  /// Who receives a message hides it from the number of those that wait.
  @Test
  void countsDeadLettersThatSomebodyHasReceived() {
    for (String name : List.of("rootsweep-check-dead-letters", "rootsweep-activity-dead-letters")) {
      Set<String> counted = new TreeSet<>();
      for (JsonNode metric : HUB.one("AWS::CloudWatch::Alarm", "AlarmName", name).path("Metrics")) {
        counted.add(metric.path("Expression").asText());
        counted.add(metric.path("MetricStat").path("Metric").path("MetricName").asText());
      }

      assertEquals(
          Set.of(
              "",
              "waiting + received",
              "ApproximateNumberOfMessagesNotVisible",
              "ApproximateNumberOfMessagesVisible"),
          counted);
    }
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
}
