package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;

/// Root activity and what became of it as JSON, for the log and for `rootsweep play`.
public final class ActivityJson {
  private static final String REASON = "reason";

  private ActivityJson() {}

  /// Writes a signal: its kind, the event, and for an activity the call and the account concerned.
  public static ObjectNode signal(ActivitySignal signal) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", kind(signal)).put("eventId", signal.origin().eventId());
    switch (signal) {
      case RootActivity activity ->
          node.put("account", activity.concerned().value()).put("call", activity.evidence().call());
      case Reread again ->
          node.put("account", again.activity().concerned().value())
              .put("activity", kind(again.activity()))
              .put("attempt", again.attempt());
      case BurstEnded ended -> node.put("account", ended.account().value());
      case Heartbeat _ -> {}
    }
    return node;
  }

  private static String kind(ActivitySignal signal) {
    return signal.getClass().getSimpleName();
  }

  /// Writes an outcome: its name, the account concerned, and the severity or the reason for
  /// silence.
  public static ObjectNode outcome(TriageOutcome outcome) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("outcome", outcome.name());
    switch (outcome) {
      case TriageOutcome.Alerted(Notice notice) ->
          rated(node, notice.account(), notice.severity(), notice.kind())
              .put("headline", notice.headline());
      case TriageOutcome.Folded folded ->
          rated(node, folded.account(), folded.severity(), folded.kind())
              .put(REASON, "folded into the alert of event " + folded.lead());
      case TriageOutcome.Duplicate duplicate ->
          rated(node, duplicate.account(), duplicate.severity(), duplicate.kind())
              .put(REASON, "told before");
      case TriageOutcome.Routine(AccountId account) ->
          node.put("account", account.value()).put(REASON, "a session of ours");
      case TriageOutcome.Counted(AccountId account, String reason) ->
          node.put("account", account.value()).put(REASON, reason);
      case TriageOutcome.Waiting waiting ->
          node.put("account", waiting.account().value())
              .put(REASON, waiting.why())
              .put("comesBackInSeconds", waiting.comesBackIn().toSeconds());
      case TriageOutcome.Quiet(AccountId account) ->
          node.put("account", account.value()).put(REASON, "nothing was folded");
      case TriageOutcome.Beat _ -> node.put(REASON, "a heartbeat");
    }
    return node;
  }

  private static ObjectNode rated(
      ObjectNode node, AccountId account, Severity severity, AlertKind kind) {
    return node.put("account", account.value())
        .put("severity", severity.name())
        .put("alert", kind.name());
  }
}
