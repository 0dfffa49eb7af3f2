package dev.rootsweep.functions;

import dev.rootsweep.core.sweep.SweepOutcome;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Tells the start of each sweep as one JSON line of the log and one metric.
final class LoggedSweeps implements Consumer<SweepOutcome> {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.sweep");
  private static final String NAMESPACE = "Rootsweep";

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  @Override
  public void accept(SweepOutcome outcome) {
    log(outcome);
    try {
      metrics.flushSingleMetric(
          "AccountsQueued",
          outcome.count().queued(),
          MetricUnit.COUNT,
          NAMESPACE,
          DimensionSet.of("Outcome", outcome.getClass().getSimpleName()));
    } catch (RuntimeException e) {
      LOG.error("the metric of a sweep was not written", e);
    }
  }

  private static void log(SweepOutcome outcome) {
    Object json = StructuredArguments.json("sweep", SweepJson.of(outcome).toString());
    switch (outcome) {
      case SweepOutcome.Queued queued when queued.first() ->
          LOG.warn("first sweep over an empty ledger: it only observes, whatever the mode", json);
      case SweepOutcome.Queued _ -> LOG.info("sweep started", json);
      case SweepOutcome.CutShort _ -> LOG.error("sweep cut short", json);
    }
  }
}
