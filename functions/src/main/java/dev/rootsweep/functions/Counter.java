package dev.rootsweep.functions;

import dev.rootsweep.core.settings.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Writes metrics. One that cannot be written harms nothing but itself.
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  /// Counts one of a kind, of a metric that has a dimension.
  void count(Metric metric, String kind) {
    write(metric, 1, DimensionSet.of(metric.dimension().orElseThrow(), kind));
  }

  /// Writes a number, of a metric that has no dimension.
  void write(Metric metric, int number) {
    write(metric, number, new DimensionSet());
  }

  private void write(Metric metric, int number, DimensionSet dimensions) {
    try {
      metrics.flushSingleMetric(
          metric.metricName(), number, MetricUnit.COUNT, Metric.NAMESPACE, dimensions);
    } catch (RuntimeException e) {
      MaskedFailure.log(LOG, "the metric " + metric.metricName() + " was not written", e);
    }
  }
}
