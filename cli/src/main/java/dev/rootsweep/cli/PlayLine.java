package dev.rootsweep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.core.alert.DatedFacts;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.ResultFormat;
import java.nio.file.Path;
import java.util.Optional;

/// One line of `rootsweep play`: a file, what its handlers answered, what was queued and told.
///
/// - shape: where both handlers hear an event, the answer about root activity is under `activity`
final class PlayLine {
  private final CheckStage checks;
  private final ActivityStage activity;
  private final ObjectNode line = JsonNodeFactory.instance.objectNode();

  PlayLine(Path path, CheckStage checks, ActivityStage activity) {
    this.checks = checks;
    this.activity = activity;
    line.put("file", path.toString());
  }

  void addCheck(MessageResult<AccountSignal, CheckQueueOutcome> result) {
    line.setAll(ResultFormat.ofChecks().json(result));
    line.remove("messageId");
  }

  void addActivity(MessageResult<ActivitySignal, TriageOutcome> result, String body) {
    ObjectNode node = line.has("answer") ? line.putObject("activity") : line;
    node.setAll(ResultFormat.ofActivity().json(result));
    node.remove("messageId");
    if (!node.has("signal")) {
      account(body).ifPresent(account -> node.put("account", account));
    }
  }

  /// What was not understood names its account all the same.
  private static Optional<String> account(String body) {
    try {
      String account = new JsonMapper().readTree(body).path("account").asText("");
      return Optional.of(account).filter(AccountId::isValid);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  String end() {
    ArrayNode queued = line.withArray("queued");
    queued.removeAll();
    checks.queue().drain(CheckDue.class).forEach(check -> check(queued.addObject(), check));
    activity.checks().drain(CheckDue.class).forEach(check -> check(queued.addObject(), check));
    checks
        .queue()
        .drain(DigestDue.class)
        .forEach(_ -> queued.addObject().put("message", "DigestDue"));
    activity
        .queue()
        .drain(Delayed.class)
        .forEach(
            later ->
                queued
                    .addObject()
                    .put("message", later.message().getClass().getSimpleName())
                    .put("delaySeconds", later.delay().toSeconds()));
    ArrayNode notices = line.putArray("notices");
    checks.alerts().drain().forEach(notice -> notice(notices.addObject(), notice));
    activity.alerts().drain().forEach(notice -> notice(notices.addObject(), notice));
    return line.toString();
  }

  private static void check(ObjectNode node, LocalMessageQueue.Waiting<CheckDue> check) {
    node.put("account", check.message().account().value())
        .put("cause", check.message().cause().name())
        .put("attempt", check.message().attempt())
        .put("delaySeconds", check.delay().toSeconds());
  }

  private static void notice(ObjectNode node, Notice notice) {
    node.put("severity", notice.severity().name())
        .put("kind", notice.kind().name())
        .put("account", notice.account().value())
        .put("headline", notice.headline());
    ArrayNode facts = node.putArray("facts");
    DatedFacts.of(notice).forEach(fact -> facts.add(fact.toString()));
    notice.steps().forEach(node.putArray("steps")::add);
  }
}
