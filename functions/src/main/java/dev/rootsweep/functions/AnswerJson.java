package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.OutcomeJson;
import dev.rootsweep.core.signal.CheckDue;

/// Answers as JSON: `answer` names the kind, then what the kind carries.
public final class AnswerJson {
  private AnswerJson() {}

  /// Writes one answer.
  public static ObjectNode of(Answer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("messageId", answer.messageId()).put("answer", answer.getClass().getSimpleName());
    switch (answer) {
      case Answer.Checked checked -> {
        node.set("signal", OutcomeJson.signal(checked.due()));
        node.set("done", OutcomeJson.outcome(checked.outcome()));
      }
      case Answer.Reconciled reconciled -> {
        node.set("signal", OutcomeJson.signal(reconciled.signal()));
        ArrayNode queued = node.putArray("queued");
        reconciled.queued().stream().map(CheckDue::account).forEach(id -> queued.add(id.value()));
      }
      case Answer.Digested digested -> {
        node.set("signal", OutcomeJson.signal(digested.due()));
        node.put("digest", digested.outcome().name());
      }
      case Answer.Ignored ignored -> node.put("reason", ignored.reason());
      case Answer.Rejected rejected -> node.put("reason", rejected.reason());
      case Answer.PutBack putBack -> node.set("signal", OutcomeJson.signal(putBack.due()));
      case Answer.Retried retried ->
          node.put("reason", retried.why()).put("comesBackInSeconds", retried.delay().toSeconds());
      case Answer.Failed failed -> node.put("reason", failed.why());
    }
    return node;
  }
}
