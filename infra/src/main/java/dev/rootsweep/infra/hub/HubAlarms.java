package dev.rootsweep.infra.hub;

import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.RootsweepFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// What must wake somebody about Rootsweep itself. Each alarm says in its description what to do.
final class HubAlarms extends Construct {
  private static final Duration SOON = Duration.minutes(5);
  private static final Duration HOUR = Duration.hours(1);

  /// A day and an hour: what is due every day may be a little late.
  private static final int DAILY = 25;

  private final AlertTopics topics;

  HubAlarms(Construct scope, String id, AlertTopics topics) {
    super(scope, id);
    this.topics = topics;
  }

  /// Watches a queue; `patience` is how old its oldest message may get.
  void watch(WorkQueue queue, String name, Duration patience) {
    alarm(
        name + "-dead-letters",
        "Messages that could not be worked on lie in rootsweep-"
            + name
            + "-dead-letters. Read their reason, then move them back:"
            + " docs/deploying.md, \"When an alarm sounds\".",
        held(queue.deadLetters()),
        new Sounds(1, 1, TreatMissingData.NOT_BREACHING));
    alarm(
        name + "-queue-age",
        "Messages wait too long in rootsweep-"
            + name
            + ". See the function's errors and throttles on the dashboard.",
        queue.queue().metricApproximateAgeOfOldestMessage(options("Maximum", SOON)),
        new Sounds(patience.toSeconds().intValue(), 3, TreatMissingData.NOT_BREACHING));
  }

  /// Counts the messages of a queue, those too that somebody has received: they are hidden for up
  /// to twelve hours.
  private static IMetric held(IQueue queue) {
    return MathExpression.Builder.create()
        .expression("waiting + received")
        .usingMetrics(
            new TreeMap<>(
                Map.of(
                    "waiting",
                    queue.metricApproximateNumberOfMessagesVisible(options("Maximum", SOON)),
                    "received",
                    queue.metricApproximateNumberOfMessagesNotVisible(options("Maximum", SOON)))))
        .label("Messages")
        .period(SOON)
        .build();
  }

  /// Watches a function; `times` five minutes in a row with errors sound.
  void watch(RootsweepFunction function, String name, int times) {
    alarm(
        name + "-errors",
        "The function rootsweep-" + name + " fails. Its log says why.",
        function.function().metricErrors(options("Sum", SOON)),
        new Sounds(1, times, TreatMissingData.NOT_BREACHING));
  }

  /// Watches whether a function may run as often as it is asked to.
  void watchThrottles(RootsweepFunction function, String name) {
    alarm(
        name + "-throttles",
        "Lambda throttles the function rootsweep-"
            + name
            + ": its queue waits. See the concurrency quota of the account and what else uses it.",
        function.function().metricThrottles(options("Sum", SOON)),
        new Sounds(1, 3, TreatMissingData.NOT_BREACHING));
  }

  /// Watches whether what rules match reaches their queue: each rule by itself, because the metric
  /// has no numbers where nothing failed, and a sum with a missing part has none either.
  void watch(List<HubRule> rules) {
    for (HubRule rule : rules) {
      alarm(
          rule.part() + "-rule-failed",
          "EventBridge could not deliver to a queue what the rule rootsweep-"
              + rule.part()
              + " matched. See the policy of the queue, and its dead letters.",
          rule.failedInvocations(SOON),
          new Sounds(1, 1, TreatMissingData.NOT_BREACHING));
    }
  }

  /// Watches the ways to people. The alarm about the alarms' topic goes to the urgent one.
  void watchChannels() {
    watchTopic(topics.urgent(), "urgent", topics.alarms());
    watchTopic(topics.info(), "info", topics.alarms());
    topics.chat().ifPresent(chat -> watchTopic(chat, "chat", topics.alarms()));
    watchTopic(topics.alarms(), "alarms", topics.urgent());
    topics
        .undelivered()
        .ifPresent(
            queue ->
                alarm(
                    "pager-dead-letters",
                    "The pager did not take an alert or an alarm: it waits in"
                        + " rootsweep-pager-dead-letters. Read it there, and see that the pager"
                        + " answers.",
                    held(queue),
                    new Sounds(1, 1, TreatMissingData.NOT_BREACHING)));
  }

  private void watchTopic(Topic topic, String name, Topic through) {
    Alarm _ =
        alarm(
            name + "-notifications-failed",
            "SNS could not deliver to a subscription of rootsweep-"
                + name
                + ". See that every subscription is confirmed and its address right.",
            topic.metricNumberOfNotificationsFailed(options("Sum", SOON)),
            new Sounds(1, 1, TreatMissingData.NOT_BREACHING),
            through);
  }

  /// Watches what must happen every day.
  void watchDaily() {
    alarm(
        "heartbeat-missing",
        "No heartbeat for more than 25 hours: events may not arrive. Follow one from the schedule"
            + " rootsweep-heartbeat over the bus to the function rootsweep-root-activity.",
        HubMetrics.of(Metric.HEARTBEAT, "Sum", HOUR),
        Sounds.whenMissing(DAILY));
    alarm(
        "sweep-missing",
        "No sweep for more than 25 hours: accounts are not checked. See the schedule"
            + " rootsweep-sweep and the log of the function rootsweep-sweep.",
        HubMetrics.of(Metric.ACCOUNTS_QUEUED, "Sum", HOUR),
        Sounds.whenMissing(DAILY));
  }

  /// Watches what each sweep counts. Between two sweeps an alarm stays as it is.
  void watchStock() {
    alarm(
        "stale-accounts",
        "Accounts were not checked for 48 hours. Look for them among the dead letters, and for"
            + " messages that fail, in the log of the function rootsweep-check.",
        HubMetrics.of(Metric.STALE_ACCOUNTS, "Maximum", HOUR),
        new Sounds(1, 1, TreatMissingData.IGNORE));
    alarm(
        "undelivered-notices",
        "Notices were recorded and nobody was told for an hour. The log of the function"
            + " rootsweep-check says which channel fails.",
        HubMetrics.of(Metric.UNDELIVERED_NOTICES, "Maximum", HOUR),
        new Sounds(1, 1, TreatMissingData.IGNORE));
  }

  /// Watches who is subscribed. SNS does not count an unconfirmed subscription as a failure. The
  /// alarm goes to both topics, because one of them may reach nobody.
  void watchSubscriptions() {
    alarm(
            "missing-subscriptions",
            "A subscription was never confirmed, or a topic has none: alerts or alarms reach nobody"
                + " there. Confirm it by the mail that AWS sent:"
                + " docs/runbook/subscriptions-missing.md.",
            HubMetrics.of(Metric.MISSING_SUBSCRIPTIONS, "Maximum", HOUR),
            new Sounds(1, 1, TreatMissingData.IGNORE),
            topics.alarms())
        .addAlarmAction(new SnsAction(topics.urgent()));
  }

  /// Watches whether events of every account come through. Where only some have a forwarder, the
  /// others never do, and nothing can be said.
  void watchPaths() {
    alarm(
        "paths-unseen",
        "From some accounts no event came through for 48 hours: what root does there is not heard."
            + " See that the stack set rootsweep-forwarder is deployed to them and its rules are"
            + " on.",
        HubMetrics.of(Metric.PATHS_UNSEEN, "Maximum", HOUR),
        new Sounds(1, 1, TreatMissingData.IGNORE));
  }

  /// When an alarm sounds.
  private record Sounds(
      ComparisonOperator comparison, int at, int periods, TreatMissingData missing) {
    /// At this number or more, so many periods in a row.
    private Sounds(int at, int periods, TreatMissingData missing) {
      this(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, at, periods, missing);
    }

    /// When no number comes for so many periods; what is counted is never below zero.
    private static Sounds whenMissing(int periods) {
      return new Sounds(
          ComparisonOperator.LESS_THAN_THRESHOLD, 0, periods, TreatMissingData.BREACHING);
    }
  }

  private static MetricOptions options(String statistic, Duration period) {
    return MetricOptions.builder().statistic(statistic).period(period).build();
  }

  private void alarm(String name, String description, IMetric metric, Sounds sounds) {
    Alarm _ = alarm(name, description, metric, sounds, topics.alarms());
  }

  private Alarm alarm(
      String name, String description, IMetric metric, Sounds sounds, Topic through) {
    Alarm alarm =
        Alarm.Builder.create(this, name)
            .alarmName(Names.of(name))
            .alarmDescription(description)
            .metric(metric)
            .threshold(sounds.at())
            .comparisonOperator(sounds.comparison())
            .evaluationPeriods(sounds.periods())
            .treatMissingData(sounds.missing())
            .build();
    alarm.addAlarmAction(new SnsAction(through));
    alarm.addOkAction(new SnsAction(through));
    return alarm;
  }
}
