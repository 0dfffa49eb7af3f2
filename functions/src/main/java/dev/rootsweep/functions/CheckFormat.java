package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.OutcomeJson;
import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.signal.AccountSignal;

/// How results of the check queue are written.
final class CheckFormat extends ResultFormat<AccountSignal, CheckQueueOutcome> {
  @Override
  String name() {
    return "check";
  }

  @Override
  Metric metric() {
    return Metric.MESSAGES;
  }

  @Override
  String kind(CheckQueueOutcome outcome) {
    return outcome instanceof CheckQueueOutcome.Checked checked
        ? checked.outcome().name()
        : answer(outcome);
  }

  @Override
  String answer(CheckQueueOutcome outcome) {
    return outcome.getClass().getSimpleName();
  }

  @Override
  JsonNode signal(AccountSignal signal) {
    return OutcomeJson.signal(signal);
  }

  @Override
  void write(CheckQueueOutcome outcome, ObjectNode node) {
    switch (outcome) {
      case CheckQueueOutcome.Checked checked ->
          node.set("done", OutcomeJson.outcome(checked.outcome()));
      case CheckQueueOutcome.Reconciled reconciled -> {
        ArrayNode queued = node.putArray("queued");
        reconciled.queued().forEach(due -> queued.add(due.account().value()));
      }
      case CheckQueueOutcome.Digested digested -> node.put("digest", digested.outcome().name());
      case CheckQueueOutcome.PutBack _ -> {}
    }
  }
}
