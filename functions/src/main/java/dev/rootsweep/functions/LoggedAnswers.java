package dev.rootsweep.functions;

import dev.rootsweep.core.settings.Metric;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Tells each answer as one JSON line of the log and one metric.
final class LoggedAnswers implements Consumer<Answer> {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.answer");

  private final Counter counter = new Counter();

  @Override
  public void accept(Answer answer) {
    log(answer);
    counter.count(Metric.MESSAGES, outcome(answer));
  }

  private static void log(Answer answer) {
    Object json = StructuredArguments.json("check", AnswerJson.of(answer).toString());
    switch (answer) {
      case Answer.Failed _, Answer.Rejected _ -> LOG.error("message not answered", json);
      case Answer.Retried _ -> LOG.warn("message comes back", json);
      case Answer.Checked _,
          Answer.Reconciled _,
          Answer.Digested _,
          Answer.Ignored _,
          Answer.PutBack _ ->
          LOG.info("message answered", json);
    }
  }

  private static String outcome(Answer answer) {
    return answer instanceof Answer.Checked checked
        ? checked.outcome().name()
        : answer.getClass().getSimpleName();
  }
}
