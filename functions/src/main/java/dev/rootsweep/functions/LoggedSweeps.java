package dev.rootsweep.functions;

import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.sweep.Stock;
import dev.rootsweep.core.sweep.SweepOutcome;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Tells the start of each sweep as one JSON line of the log and as metrics.
final class LoggedSweeps implements Consumer<SweepOutcome> {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.sweep");

  private final Counter counter = new Counter();

  @Override
  public void accept(SweepOutcome outcome) {
    log(outcome);
    counter.write(Metric.ACCOUNTS_QUEUED, outcome.count().queued());
    if (outcome instanceof SweepOutcome.Uncounted uncounted) {
      uncounted.stock().ifPresent(this::count);
    }
    if (outcome instanceof SweepOutcome.Queued queued) {
      count(queued.stock());
      counter.write(Metric.MISSING_SUBSCRIPTIONS, queued.missingSubscriptions());
    }
  }

  private void count(Stock stock) {
    counter.write(Metric.STALE_ACCOUNTS, stock.stale());
    counter.write(Metric.PATHS_SEEN, stock.pathsSeen());
    counter.write(Metric.PATHS_UNSEEN, stock.pathsUnseen());
    counter.write(Metric.UNDELIVERED_NOTICES, stock.undelivered());
  }

  private static void log(SweepOutcome outcome) {
    Object json = StructuredArguments.json("sweep", SweepJson.of(outcome).toString());
    switch (outcome) {
      case SweepOutcome.Queued queued when queued.first() ->
          LOG.warn("first sweep over an empty ledger: it only observes, whatever the mode", json);
      case SweepOutcome.Queued _ -> LOG.info("sweep started", json);
      case SweepOutcome.Uncounted _ -> LOG.error("sweep started, not all of it counted", json);
      case SweepOutcome.CutShort _ -> LOG.error("sweep cut short", json);
    }
  }
}
