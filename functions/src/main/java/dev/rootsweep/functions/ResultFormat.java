package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;

/// How the results of one queue's messages are written.
public abstract sealed class ResultFormat<S, O> permits CheckFormat, ActivityFormat {
  /// Returns that of the check queue.
  public static ResultFormat<AccountSignal, CheckQueueOutcome> ofChecks() {
    return new CheckFormat();
  }

  /// Returns that of the queue of root activity.
  public static ResultFormat<ActivitySignal, TriageOutcome> ofActivity() {
    return new ActivityFormat();
  }

  /// Returns the name of the results in a log line, and of their logger below `rootsweep`.
  abstract String name();

  /// Returns the metric that counts them by [#kind].
  abstract Metric metric();

  /// Returns the kind of an outcome, as metrics count it.
  abstract String kind(O outcome);

  /// Returns what the message asked for, in a word.
  abstract String answer(O outcome);

  abstract JsonNode signal(S signal);

  /// Writes what an outcome says.
  abstract void write(O outcome, ObjectNode node);

  /// Returns a result as JSON: `answer` names the kind, then what the kind carries.
  public final ObjectNode json(MessageResult<S, O> result) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("messageId", result.messageId());
    return switch (result) {
      case MessageResult.Done<S, O> done -> {
        node.put("answer", answer(done.outcome())).set("signal", signal(done.signal()));
        write(done.outcome(), node);
        yield node;
      }
      case MessageResult.Ignored<S, O> ignored ->
          node.put("answer", "Ignored").put("reason", ignored.reason());
      case MessageResult.Rejected<S, O> rejected ->
          node.put("answer", "Rejected").put("reason", rejected.reason());
      case MessageResult.Retried<S, O> retried ->
          node.put("answer", "Retried")
              .put("reason", retried.why())
              .put("comesBackInSeconds", retried.delay().toSeconds());
      case MessageResult.Failed<S, O> failed ->
          node.put("answer", "Failed").put("reason", failed.why());
    };
  }

  /// Returns the kind of a result, as metrics count it.
  final String kind(MessageResult<S, O> result) {
    return result instanceof MessageResult.Done<S, O> done
        ? kind(done.outcome())
        : result.getClass().getSimpleName();
  }
}
