package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.ledger.LocalDynamo;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The process dies before or after each call to the outside in turn; SQS delivers again.
class CrashTest {
  private static final Crowd CROWD = Crowd.of(120, 0);

  @ParameterizedTest
  @CsvSource({"APPROVED, PT16M", "DRIFT, PT30S"})
  void endsAsIfItHadNotCrashed(CrashScene scene, Duration redeliveredAfter) {
    try (Trial trial = CROWD.trial()) {
      trial.queue.visibility(redeliveredAfter);
      CrashStory undisturbed = CrashStory.of(trial, scene, account(0), 0);
      int last = 2 * undisturbed.calls().size();

      for (int point = 1; point <= last; point++) {
        judge(CrashStory.of(trial, scene, account(point), point), undisturbed);
      }

      assertEquals(Set.of(), undisturbed.end().held());
      assertTrue(last > 50, undisturbed::toString);
      assertFalse(CrashStory.of(trial, scene, account(last + 1), last + 1).crashed());
    }
  }

  /// What AWS and the sandbox are asked does not depend on the ledger: only its own calls are
  /// tried.
  @Test
  void endsAsIfItHadNotCrashedWithTheLedgerInDynamo() {
    try (LocalDynamo dynamo = LocalDynamo.start()) {
      String table = dynamo.table();
      Trial trial =
          new Trial(CROWD.organization(), new DynamoLedger(dynamo.client(), table), Crowd.NO_CAP);
      try (trial) {
        CrashStory undisturbed = CrashStory.of(trial, CrashScene.APPROVED, account(0), 0);
        List<String> calls = undisturbed.calls();

        for (int call = 1; call <= calls.size(); call++) {
          if (!calls.get(call - 1).startsWith("http")) {
            for (int point = 2 * call - 1; point <= 2 * call; point++) {
              judge(CrashStory.of(trial, CrashScene.APPROVED, account(point), point), undisturbed);
            }
          }
        }
      }
      assertEquals(Set.of(), trial.secrets.in(bytes(rows(dynamo, table))));
    }
  }

  private static String rows(LocalDynamo dynamo, String table) {
    List<String> rows =
        dynamo.client().scanPaginator(scan -> scan.tableName(table)).items().stream()
            .map(Map::toString)
            .toList();
    assertTrue(rows.size() > 100, rows::toString);
    return rows.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void judge(CrashStory story, CrashStory undisturbed) {
    assertTrue(story.crashed(), story::toString);
    assertEquals(undisturbed.end(), story.end(), story::toString);
    assertEquals(Set.of(), story.goneWithoutTraceAtCrash(), story::toString);
    assertFalse(story.forgot(), story::toString);
    List<String> proven = story.proven();
    assertEquals(Set.copyOf(proven).size(), proven.size(), story::toString);
    assertEquals(story.gone(), Set.copyOf(proven), story::toString);
    assertEquals(Set.of(), story.untold(), story::toString);
    List<Proof> proofs = story.proofs();
    assertTrue(proofs.stream().allMatch(proof -> proof.intentId().isPresent()), story::toString);
    List<String> notices = story.notices();
    Set<String> ids = new HashSet<>(notices);
    assertEquals(undisturbed.notices().size(), ids.size(), story::toString);
    int repeated = story.diedBeforeMarking() ? 1 : 0;
    assertTrue(notices.size() <= ids.size() + repeated, story::toString);
  }

  private static AccountId account(int point) {
    return CROWD.accounts().get(point);
  }
}
