package dev.rootsweep.functions;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Tells each answer as one JSON line of the log and one metric.
final class LoggedAnswers implements Consumer<Answer> {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.answer");
  private static final String NAMESPACE = "Rootsweep";

  private final Metrics metrics = MetricsFactory.getMetricsInstance();

  @Override
  public void accept(Answer answer) {
    log(answer);
    try {
      metrics.flushSingleMetric(
          "Messages", 1, MetricUnit.COUNT, NAMESPACE, DimensionSet.of("Outcome", outcome(answer)));
    } catch (RuntimeException e) {
      LOG.error("the metric of a message was not written", e);
    }
  }

  private static void log(Answer answer) {
    Object json = StructuredArguments.json("check", AnswerJson.of(answer).toString());
    switch (answer) {
      case Answer.Failed _, Answer.Rejected _ -> LOG.error("message not answered", json);
      case Answer.Checked _, Answer.Reconciled _, Answer.Ignored _, Answer.PutBack _ ->
          LOG.info("message answered", json);
    }
  }

  private static String outcome(Answer answer) {
    return answer instanceof Answer.Checked checked
        ? checked.outcome().name()
        : answer.getClass().getSimpleName();
  }
}
