package dev.rootsweep.infra.hub;

import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.RootsweepFunction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.constructs.Construct;

/// The state of Rootsweep at a glance: what was found, what people were told, how the machine runs.
final class HubDashboard extends Construct {
  private static final Duration HOUR = Duration.hours(1);
  private static final Duration SOON = Duration.minutes(5);
  private static final int THIRD = 8;

  HubDashboard(
      Construct scope, String id, List<WorkQueue> queues, List<RootsweepFunction> functions) {
    super(scope, id);
    Dashboard dashboard =
        Dashboard.Builder.create(this, "Dashboard").dashboardName(Names.PREFIX).build();
    dashboard.addWidgets(
        graph("Accounts by outcome", List.of(HubMetrics.each(Metric.MESSAGES, HOUR))),
        graph("Alerts by severity", List.of(HubMetrics.each(Metric.ALERTS, HOUR))),
        graph("Root activity by outcome", List.of(HubMetrics.each(Metric.ROOT_ACTIVITY, HOUR))));
    dashboard.addWidgets(
        graph("Drift", daily(Metric.DRIFT)),
        graph("Detection coverage", daily(Metric.PATHS_SEEN, Metric.PATHS_UNSEEN)),
        graph(
            "Stale accounts, undelivered notices, missing subscriptions",
            daily(
                Metric.STALE_ACCOUNTS, Metric.UNDELIVERED_NOTICES, Metric.MISSING_SUBSCRIPTIONS)));
    dashboard.addWidgets(
        graph("Heartbeat, accounts queued", daily(Metric.HEARTBEAT, Metric.ACCOUNTS_QUEUED)),
        graph(
            "Age of the oldest message",
            queues.stream()
                .<IMetric>map(
                    one -> one.queue().metricApproximateAgeOfOldestMessage(options("Maximum")))
                .toList()),
        graph(
            "Dead letters",
            queues.stream()
                .<IMetric>map(
                    one ->
                        one.deadLetters()
                            .metricApproximateNumberOfMessagesVisible(options("Maximum")))
                .toList()));
    dashboard.addWidgets(
        graph("Errors", each(functions, one -> one.function().metricErrors(options("Sum")))),
        graph("Throttles", each(functions, one -> one.function().metricThrottles(options("Sum")))),
        graph(
            "Duration, 95th percentile",
            each(functions, one -> one.function().metricDuration(options("p95")))));
  }

  private static List<IMetric> daily(Metric... metrics) {
    return Stream.of(metrics).<IMetric>map(metric -> HubMetrics.of(metric, "Sum", HOUR)).toList();
  }

  private static List<IMetric> each(
      List<RootsweepFunction> functions, Function<RootsweepFunction, IMetric> metric) {
    return functions.stream().map(metric).toList();
  }

  private static MetricOptions options(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(SOON).build();
  }

  private static GraphWidget graph(String title, List<? extends IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).width(THIRD).left(metrics).build();
  }
}
