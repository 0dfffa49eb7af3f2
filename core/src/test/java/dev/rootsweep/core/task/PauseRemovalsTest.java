package dev.rootsweep.core.task;

import static dev.rootsweep.core.fake.CheckWorld.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.PortFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PauseRemovalsTest {
  private static final Pause FIRST = new Pause("arn:example:alice", "an incident", START);

  private final MemoryLedger ledger = new MemoryLedger();
  private final FakeTime time = new FakeTime(START);
  private final PauseRemovals pause = new PauseRemovals(ledger, time);
  private final ResumeRemovals resume = new ResumeRemovals(ledger, time);

  @Test
  void writesWhoWhyAndSinceWhen() {
    PauseOutcome outcome = pause.handle("arn:example:alice", "an incident");

    assertEquals(new PauseOutcome.Paused(FIRST), outcome);
    assertEquals(Optional.of(FIRST), ledger.pause());
  }

  @Test
  void keepsTheFirstPause() {
    pause.handle("arn:example:alice", "an incident");
    time.advance(Duration.ofHours(1));

    PauseOutcome outcome = pause.handle("arn:example:bob", "another");

    assertEquals(new PauseOutcome.PausedBefore(FIRST), outcome);
    assertEquals(Optional.of(FIRST), ledger.pause());
  }

  @Test
  void leavesAPauseThatWasSetWhileItResumed() {
    Pause second = new Pause("arn:example:bob", "another incident", START.plusSeconds(1));
    ledger.pause(FIRST);

    PortFailure failure =
        assertThrows(PortFailure.class, () -> resumeWhile(() -> ledger.pause(second)));

    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
    assertEquals(Optional.of(second), ledger.pause());
  }

  @Test
  void isContentWhenSomebodyElseResumedMeanwhile() {
    ledger.pause(FIRST);

    ResumeOutcome outcome = resumeWhile(() -> {});

    assertEquals(new ResumeOutcome.Resumed(FIRST), outcome);
    assertEquals(Optional.empty(), ledger.pause());
  }

  /// Somebody else resumes, and does this, between the reading of the pause and its end.
  private ResumeOutcome resumeWhile(Runnable event) {
    Journal journal = new Journal();
    journal.after(
        "ledger.pause",
        () -> {
          ledger.resume(FIRST, "arn:example:carol", START);
          event.run();
        });
    return new ResumeRemovals(new WatchedLedger(journal, ledger), time).handle("arn:example:bob");
  }

  @Test
  void demandsAReason() {
    assertThrows(IllegalArgumentException.class, () -> pause.handle("arn:example:alice", " "));
    assertEquals(Optional.empty(), ledger.pause());
  }

  @Test
  void isTakenBack() {
    pause.handle("arn:example:alice", "an incident");

    ResumeOutcome outcome = resume.handle("arn:example:bob");

    assertEquals(new ResumeOutcome.Resumed(FIRST), outcome);
    assertEquals(Optional.empty(), ledger.pause());
  }

  @Test
  void isNotTakenBackWhereThereIsNone() {
    assertEquals(new ResumeOutcome.NotPaused(), resume.handle("arn:example:bob"));
  }
}
