package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.failedSignIn;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.Activities.signIn;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A process that dies before or after any of its calls: nothing is lost, and only a notice between
/// sending and marking is repeated, with the same id.
class TriageCrashTest {
  private static final int MOST_POINTS = 100;

  /// The calls from the first channel's to the mark.
  private static final List<String> UNMARKED =
      List.of(" alert ", "queue.send", "activity.send BurstEnded", "ledger.endTelling");

  static Stream<ActivitySignal> signals() {
    return Stream.of(
        signIn("event-1", Mfa.NOT_USED),
        failedSignIn("event-1", NOON),
        call("event-1", root("AKIAEXAMPLEROOT00001", false)),
        new Reread(call("event-1", root(FOREIGN_KEY, true)), 1, true, Optional.empty()),
        new Reread(
            session(
                "event-1",
                role(MANAGEMENT, "administrator"),
                MEMBER,
                TaskPolicy.RECOVERY,
                FOREIGN_KEY),
            1,
            true,
            Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("signals")
  void losesNothingAndRepeatsOnlyBetweenSendingAndMarking(ActivitySignal signal) {
    judge(signal, Runnable::run);
  }

  /// Which of the channels has gone out at a point is left to chance here.
  @ParameterizedTest
  @MethodSource("signals")
  void losesNothingWithAllChannelsAtOnce(ActivitySignal signal) {
    judge(signal, Thread::startVirtualThread);
  }

  private static void judge(ActivitySignal signal, Executor threads) {
    int crashes = 0;
    for (int point = 1; point < MOST_POINTS; point++) {
      TriageWorld world = new TriageWorld(new MemoryLedger(), threads);
      world.journal.crashAt(point);
      if (!crashes(world, signal)) {
        break;
      }
      crashes++;
      String diedAt = world.journal.diedAt();
      world.journal.revive();

      redeliver(world, signal, Duration.ofSeconds(30));
      redeliver(world, signal, OnceOnly.CLAIM_LASTS);

      boolean unmarked = UNMARKED.stream().anyMatch(diedAt::contains);
      judge(world.alerts, unmarked, diedAt);
      judge(world.second, unmarked, diedAt);
      assertEquals(expectedChecks(signal), world.checks.sent().size() > 0, diedAt);
      assertTrue(world.checks.sent().size() <= 2, diedAt);
    }
    assertTrue(crashes > 20, "only " + crashes + " crashes");
  }

  private static boolean expectedChecks(ActivitySignal signal) {
    TriageWorld world = new TriageWorld();
    world.handle(signal);
    return !world.checks.sent().isEmpty();
  }

  private static void judge(FakeAlerts channel, boolean unmarked, String diedAt) {
    List<Notice> sent = channel.sent();
    assertEquals(1, sent.stream().map(Notice::id).distinct().count(), diedAt);
    assertTrue(sent.size() == 1 || (unmarked && sent.size() == 2), diedAt + ": " + sent.size());
  }

  private static boolean crashes(TriageWorld world, ActivitySignal signal) {
    try {
      world.handle(signal);
      return false;
    } catch (Crash _) {
      return true;
    }
  }

  /// The queue delivers the message again, and what comes back by itself comes back.
  private static void redeliver(TriageWorld world, ActivitySignal signal, Duration after) {
    world.time.advance(after);
    world.settle(signal);
  }
}
