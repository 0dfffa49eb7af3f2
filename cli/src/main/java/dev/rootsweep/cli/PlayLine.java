package dev.rootsweep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.cli.run.LocalCheckQueue;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.core.alert.DatedFacts;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.functions.ActivityAnswer;
import dev.rootsweep.functions.ActivityAnswerJson;
import dev.rootsweep.functions.Answer;
import dev.rootsweep.functions.AnswerJson;
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

  void add(Answer answer) {
    line.setAll(AnswerJson.of(answer));
    line.remove("messageId");
  }

  void add(ActivityAnswer answer, String body) {
    ObjectNode node = line.has("answer") ? line.putObject("activity") : line;
    node.setAll(ActivityAnswerJson.of(answer));
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
    checks.queue().drain().forEach(check -> check(queued.addObject(), check));
    activity.checks().drain().forEach(check -> check(queued.addObject(), check));
    checks.queue().drainDigests().forEach(_ -> queued.addObject().put("message", "DigestDue"));
    activity
        .queue()
        .drain()
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

  private static void check(ObjectNode node, LocalCheckQueue.Waiting check) {
    node.put("account", check.due().account().value())
        .put("cause", check.due().cause().name())
        .put("attempt", check.due().attempt())
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
