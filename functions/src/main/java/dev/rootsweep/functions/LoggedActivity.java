package dev.rootsweep.functions;

import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Tells each answer about root activity as one JSON line of the log and one metric; a heartbeat as
/// a metric of its own.
final class LoggedActivity implements Consumer<ActivityAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.activity");

  private final Counter counter = new Counter();

  @Override
  public void accept(ActivityAnswer answer) {
    log(answer);
    counter.count(Metric.ROOT_ACTIVITY, outcome(answer));
    if (answer instanceof ActivityAnswer.Triaged triaged
        && triaged.outcome() instanceof TriageOutcome.Beat) {
      counter.write(Metric.HEARTBEAT, 1);
    }
  }

  private static void log(ActivityAnswer answer) {
    Object json = StructuredArguments.json("activity", ActivityAnswerJson.of(answer).toString());
    switch (answer) {
      case ActivityAnswer.Failed _, ActivityAnswer.Rejected _ ->
          LOG.error("activity not answered", json);
      case ActivityAnswer.Retried _ -> LOG.warn("activity comes back", json);
      case ActivityAnswer.Triaged _, ActivityAnswer.Ignored _ ->
          LOG.info("activity answered", json);
    }
  }

  private static String outcome(ActivityAnswer answer) {
    return answer instanceof ActivityAnswer.Triaged triaged
        ? triaged.outcome().name()
        : answer.getClass().getSimpleName();
  }
}
