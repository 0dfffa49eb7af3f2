package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.ActivityJson;

/// Answers about root activity as JSON: `answer` names the kind, then what the kind carries.
public final class ActivityAnswerJson {
  private ActivityAnswerJson() {}

  /// Writes one answer.
  public static ObjectNode of(ActivityAnswer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("messageId", answer.messageId()).put("answer", answer.getClass().getSimpleName());
    switch (answer) {
      case ActivityAnswer.Triaged triaged -> {
        node.set("signal", ActivityJson.signal(triaged.signal()));
        node.set("done", ActivityJson.outcome(triaged.outcome()));
      }
      case ActivityAnswer.Ignored ignored -> node.put("reason", ignored.reason());
      case ActivityAnswer.Rejected rejected -> node.put("reason", rejected.reason());
      case ActivityAnswer.Retried retried ->
          node.put("reason", retried.why()).put("comesBackInSeconds", retried.delay().toSeconds());
      case ActivityAnswer.Failed failed -> node.put("reason", failed.why());
    }
    return node;
  }
}
