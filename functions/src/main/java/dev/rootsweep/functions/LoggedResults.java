package dev.rootsweep.functions;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// Writes each result as one JSON line of the log and one metric.
final class LoggedResults<S, O> implements Consumer<MessageResult<S, O>> {
  private final ResultFormat<S, O> format;
  private final Logger log;
  private final Counter counter = new Counter();

  LoggedResults(ResultFormat<S, O> format) {
    this.format = format;
    this.log = LoggerFactory.getLogger("rootsweep." + format.name());
  }

  @Override
  public void accept(MessageResult<S, O> result) {
    write(result);
    counter.count(format.metric(), format.kind(result));
  }

  private void write(MessageResult<S, O> result) {
    Object json = StructuredArguments.json(format.name(), format.json(result).toString());
    switch (result) {
      case MessageResult.Failed<S, O> _, MessageResult.Rejected<S, O> _ ->
          log.error("message not answered", json);
      case MessageResult.Retried<S, O> _ -> log.warn("message comes back", json);
      case MessageResult.Done<S, O> _, MessageResult.Ignored<S, O> _ ->
          log.info("message answered", json);
    }
  }
}
