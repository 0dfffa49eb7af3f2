package dev.rootsweep.functions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Counts outcomes as metrics. A metric that cannot be written harms nothing but itself.
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
  private static final String NAMESPACE = "Rootsweep";

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  void count(String metric, String outcome) {
    try {
      metrics.flushSingleMetric(
          metric, 1, MetricUnit.COUNT, NAMESPACE, DimensionSet.of("Outcome", outcome));
    } catch (RuntimeException e) {
      LOG.error("the metric of a message was not written", e);
    }
  }
}
