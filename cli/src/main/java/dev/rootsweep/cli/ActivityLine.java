package dev.rootsweep.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.functions.ActivityAnswer;
import dev.rootsweep.functions.ActivityAnswerJson;
import java.nio.file.Path;

/// One line of `rootsweep play` about an event of root activity.
final class ActivityLine {
  private ActivityLine() {}

  static String of(Path path, ActivityAnswer answer, ActivityStage stage) {
    ObjectNode node = ActivityAnswerJson.of(answer);
    node.remove("messageId");
    ObjectNode line = node.objectNode();
    line.put("file", path.toString()).setAll(node);
    queued(line.putArray("queued"), stage);
    ArrayNode notices = line.putArray("notices");
    stage.alerts().drain().forEach(notice -> notice(notices.addObject(), notice));
    return line.toString();
  }

  private static void queued(ArrayNode queued, ActivityStage stage) {
    stage
        .checks()
        .drain()
        .forEach(
            check ->
                queued
                    .addObject()
                    .put("account", check.due().account().value())
                    .put("cause", check.due().cause().name())
                    .put("delaySeconds", check.delay().toSeconds()));
    stage
        .queue()
        .drain()
        .forEach(
            later ->
                queued
                    .addObject()
                    .put("message", later.message().getClass().getSimpleName())
                    .put("delaySeconds", later.delay().toSeconds()));
  }

  private static void notice(ObjectNode node, Notice notice) {
    node.put("severity", notice.severity().name())
        .put("kind", notice.kind().name())
        .put("account", notice.account().value())
        .put("headline", notice.headline());
    notice.facts().forEach(node.putArray("facts")::add);
    notice.steps().forEach(node.putArray("steps")::add);
  }

  static int exitCode(ActivityAnswer answer) {
    return switch (answer) {
      case ActivityAnswer.Failed _ -> Rootsweep.FAILED;
      case ActivityAnswer.Rejected _ -> Rootsweep.REMAINS;
      case ActivityAnswer.Triaged _, ActivityAnswer.Ignored _ -> Rootsweep.DONE;
    };
  }
}
