package dev.rootsweep.infra.hub;

import dev.rootsweep.core.settings.Metric;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/// Our own metrics, as alarms and dashboards want them.
final class HubMetrics {
  private HubMetrics() {}

  /// Returns a metric that has no dimension.
  static software.amazon.awscdk.services.cloudwatch.Metric of(
      Metric metric, String statistic, Duration period) {
    if (metric.dimension().isPresent()) {
      throw new IllegalArgumentException(metric + " is one for each " + metric.dimension().get());
    }
    return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
        .namespace(Metric.NAMESPACE)
        .metricName(metric.metricName())
        .statistic(statistic)
        .period(period)
        .build();
  }

  /// Finds a metric for every value of its dimension.
  static MathExpression each(Metric metric, Duration period) {
    String dimension = metric.dimension().orElseThrow();
    return MathExpression.Builder.create()
        .expression(
            "SEARCH('{%s,%s} MetricName=\"%s\"', 'Sum', %d)"
                .formatted(
                    Metric.NAMESPACE,
                    dimension,
                    metric.metricName(),
                    period.toSeconds().intValue()))
        .usingMetrics(Map.of())
        .label("${PROP('Dim." + dimension + "')}")
        .period(period)
        .build();
  }
}
