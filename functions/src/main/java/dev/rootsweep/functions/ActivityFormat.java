package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.ActivityJson;
import dev.rootsweep.core.settings.Metric;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;

/// How results of the queue of root activity are written.
final class ActivityFormat extends ResultFormat<ActivitySignal, TriageOutcome> {
  @Override
  String name() {
    return "activity";
  }

  @Override
  Metric metric() {
    return Metric.ROOT_ACTIVITY;
  }

  @Override
  String kind(TriageOutcome outcome) {
    return outcome.name();
  }

  @Override
  String answer(TriageOutcome outcome) {
    return "Triaged";
  }

  @Override
  JsonNode signal(ActivitySignal signal) {
    return ActivityJson.signal(signal);
  }

  @Override
  void write(TriageOutcome outcome, ObjectNode node) {
    node.set("done", ActivityJson.outcome(outcome));
  }
}
