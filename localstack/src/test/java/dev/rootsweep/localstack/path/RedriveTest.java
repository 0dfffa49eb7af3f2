package dev.rootsweep.localstack.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.localstack.Inbox;
import dev.rootsweep.localstack.OnLocalStack;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// A message that fails again and again, and its way back.
@EnabledOnOs(OS.LINUX)
@OnLocalStack("dead letters, and the documented command that brings them back")
class RedriveTest {
  private static final AccountId POISONED = new AccountId(ExampleOrganization.OLD_KEY);
  private static final AccountId SOUND = new AccountId(ExampleOrganization.PASSWORD_AND_MFA);
  private static final int DELIVERIES = 5;

  /// As an operator would copy it.
  private static final Pattern COMMAND =
      Pattern.compile(
          "`aws sqs start-message-move-task --source-arn (\\S+check-dead-letters)"
              + " --destination-arn (\\S+)`");

  private final Stage stage;
  private final Inbox queue;
  private final Inbox deadLetters;

  RedriveTest(@TempDir Path folder) {
    this.stage = new Stage(folder);
    this.queue = stage.hub().inbox("rootsweep-check");
    this.deadLetters = stage.hub().inbox("rootsweep-check-dead-letters");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void bringsBackWhatFailedFiveTimesOnceTheCauseIsGone() throws IOException {
    Map<String, AttributeValue> cause = spoilTheLedger();
    stage.request(POISONED);
    stage.request(SOUND);
    EventSource checks = stage.feed("rootsweep-check");

    for (int delivery = 1; delivery <= DELIVERIES; delivery++) {
      assertFailsAlone(checks.next(), delivery);
    }
    assertTrue(checks.answer().isEmpty());
    assertEquals(List.of(), stage.account(SOUND.value()).root());
    assertEquals(1, stage.account(POISONED.value()).root().size());
    assertEquals(1, deadLetters.ready());
    assertEquals(List.of(), stage.ledger().proofs(POISONED));

    stage.clients().dynamo().deleteItem(item -> item.tableName(Stage.TABLE).key(cause));
    runTheDocumentedCommand();
    EventSource.Batch back = checks.next();

    assertEquals(1, back.done().size(), checks.function().output());
    assertEquals(List.of(), back.failed());
    assertEquals(List.of(), stage.account(POISONED.value()).root());
    assertEquals(CheckEnding.REMOVED, stage.ledger().proofs(POISONED).getLast().ending());
    assertEquals(0, deadLetters.ready());
    assertEquals(0, queue.ready() + queue.inHand());
  }

  /// Writes a row that this release cannot read, and returns its key.
  private Map<String, AttributeValue> spoilTheLedger() {
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS("ACCOUNT#" + POISONED),
            "sk", AttributeValue.fromS("STATE"));
    Map<String, AttributeValue> row = new HashMap<>(key);
    row.put("lastCheck", AttributeValue.fromS("{}"));
    stage.clients().dynamo().putItem(item -> item.tableName(Stage.TABLE).item(row));
    return key;
  }

  private void assertFailsAlone(EventSource.Batch batch, int delivery) {
    assertEquals(1, batch.failed().size(), "delivery " + delivery);
    Message failed = batch.failed().getFirst();
    assertTrue(failed.body().contains(POISONED.value()), failed.body());
    assertEquals(
        String.valueOf(delivery),
        failed.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    assertEquals(delivery == 1 ? 1 : 0, batch.done().size());
  }

  private void runTheDocumentedCommand() throws IOException {
    Matcher command = COMMAND.matcher(Files.readString(Path.of("..", "docs", "deploying.md")));
    assertTrue(command.find(), "docs/deploying.md has no such command");
    stage
        .clients()
        .sqs()
        .startMessageMoveTask(
            task -> task.sourceArn(command.group(1)).destinationArn(command.group(2)));
  }
}
