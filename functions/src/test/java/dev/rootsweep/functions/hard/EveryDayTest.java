package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.functions.Invocation;
import dev.rootsweep.sandbox.JoinedMethod;
import dev.rootsweep.sandbox.Password;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a sweep does day after day, from the schedule's event to what people are told.
class EveryDayTest {
  private static final Crowd CROWD = Crowd.of(12, 3);
  private static final AccountId DIRTY = CROWD.dirty().getFirst();
  private static final AccountId CLEAN = CROWD.accounts().getLast();
  private static final Invocation OUT_OF_TIME = new Invocation(10_000);

  @Test
  void removesAPasswordThatWasMadeAgainInACleanAccount() {
    try (Trial trial = sweptOnce(Map.of())) {
      giveAPassword(trial);

      trial.sweep("sweep-2");

      CheckOutcome.Removed removed = assertInstanceOf(CheckOutcome.Removed.class, last(trial));
      assertTrue(removed.drift());
      assertEquals(List.of(), trial.held(CLEAN));
      assertEquals(Set.of(CheckAlertKind.DRIFT), kinds(trial));
      assertEquals(Severity.CRITICAL, told(trial).getFirst().severity());
    }
  }

  @Test
  void holdsItWhereTheSettingSaysSo() {
    try (Trial trial = sweptOnce(Map.of("ROOTSWEEP_DRIFT", "hold"))) {
      giveAPassword(trial);

      trial.sweep("sweep-2");

      CheckOutcome.Held held = assertInstanceOf(CheckOutcome.Held.class, last(trial));
      assertEquals(HeldReason.DRIFT, held.reason());
      assertEquals(1, trial.held(CLEAN).size());
      assertEquals(Set.of(CheckAlertKind.DRIFT), kinds(trial));
      assertFalse(isEntered(trial));
    }
  }

  @Test
  void leavesItAloneUnderALease() {
    try (Trial trial = sweptOnce(Map.of())) {
      Instant now = trial.time.now();
      trial.ledger.grant(
          new Lease("lease-1", CLEAN, now, now.plus(Duration.ofHours(1)), "somebody", "lost it"));
      giveAPassword(trial);

      trial.sweep("sweep-2");

      CheckOutcome.Spared spared = assertInstanceOf(CheckOutcome.Spared.class, last(trial));
      assertEquals(SparedReason.LEASE, spared.reason());
      assertEquals(1, trial.held(CLEAN).size());
      assertEquals(Set.of(CheckAlertKind.RECOVERY_ALLOWED), kinds(trial));
      assertFalse(isEntered(trial));
    }
  }

  @Test
  void removesItWhenTheLeaseIsOver() {
    try (Trial trial = sweptOnce(Map.of())) {
      Instant now = trial.time.now();
      trial.ledger.grant(
          new Lease("lease-1", CLEAN, now, now.plus(Duration.ofHours(1)), "somebody", "lost it"));
      giveAPassword(trial);
      trial.time.pause(Duration.ofDays(1));

      trial.sweep("sweep-2");

      CheckOutcome.Removed removed = assertInstanceOf(CheckOutcome.Removed.class, last(trial));
      assertFalse(removed.drift());
      assertEquals(List.of(), trial.held(CLEAN));
    }
  }

  /// What it brings back was made elsewhere.
  @Test
  void callsNothingDriftInAnAccountThatLeftAndWasInvitedAgain() {
    try (Trial trial = sweptOnce(Map.of())) {
      trial.account(CLEAN).leave();
      trial.time.pause(Duration.ofDays(1));
      giveAPassword(trial);
      trial.time.pause(Duration.ofDays(100));
      trial.account(CLEAN).join(JoinedMethod.INVITED, trial.time.now());
      trial.time.pause(Duration.ofHours(2));

      trial.sweep("sweep-2");

      CheckOutcome.Removed removed = assertInstanceOf(CheckOutcome.Removed.class, last(trial));
      assertFalse(removed.drift());
      assertEquals(Set.of(CheckAlertKind.REMOVED), kinds(trial));
    }
  }

  @Test
  void onlyObservesInItsFirstSweepAndSaysSo() {
    try (Trial trial = new Trial(CROWD.organization(), new MemoryLedger(), Crowd.NO_CAP)) {
      String started = trial.sweep("sweep-1");

      assertTrue(started.contains("\"firstSweep\":true"), started);
      assertEquals(List.of(), trial.deletions());
      CheckOutcome.WouldRemove would =
          assertInstanceOf(CheckOutcome.WouldRemove.class, trial.outcomes(DIRTY).getLast());
      assertTrue(would.reason().contains("the first sweep over an empty ledger only observes"));
      assertEquals(3, Set.copyOf(trial.held(DIRTY)).size());
    }
  }

  @Test
  void removesInItsSecondSweep() {
    try (Trial trial = new Trial(CROWD.organization(), new MemoryLedger(), Crowd.NO_CAP)) {
      trial.sweep("sweep-1");

      String started = trial.sweep("sweep-2");

      assertTrue(started.contains("\"firstSweep\":false"), started);
      assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(DIRTY).getLast());
      CROWD.dirty().forEach(account -> assertEquals(List.of(), trial.held(account)));
    }
  }

  /// Nobody has read yet what the rest of the organization holds.
  @Test
  void onlyObservesWhileNoSweepWasListedToItsEnd() {
    try (Trial trial = new Trial(CROWD.organization(), new MemoryLedger(), Crowd.NO_CAP)) {
      assertRunsOutOfTime(trial);

      String started = trial.sweep("sweep-2");

      assertTrue(started.contains("\"firstSweep\":true"), started);
      assertEquals(List.of(), trial.deletions());
      trial.sweep("sweep-3");
      CROWD.dirty().forEach(account -> assertEquals(List.of(), trial.held(account)));
    }
  }

  @Test
  void twoFirstSweepsAtOnceOnlyObserve() {
    try (Trial trial = new Trial(CROWD.organization(), new MemoryLedger(), Crowd.NO_CAP)) {
      assertRunsOutOfTime(trial);
      trial.start("sweep-2");
      trial.start("sweep-1");

      trial.run();

      assertEquals(List.of(), trial.deletions());
      assertEquals(
          CROWD.dirty(), told(trial).stream().map(Notice::account).sorted(byId()).toList());
    }
  }

  @Test
  void onlyObservesAlsoWhenAMessageOfTheFirstSweepComesLate() {
    try (Trial trial = new Trial(CROWD.organization(), new MemoryLedger(), Crowd.NO_CAP)) {
      trial.start("sweep-1");
      List<String> late = trial.queue.waiting();
      trial.run();
      trial.sweep("sweep-2");
      giveAPassword(trial);

      late.forEach(trial.queue::put);
      trial.run();

      assertInstanceOf(CheckOutcome.WouldRemove.class, last(trial));
      assertEquals(1, trial.held(CLEAN).size());
    }
  }

  @Test
  void twoSweepsAtOnceRemoveAndTellOnce() {
    try (Trial trial = CROWD.trial()) {
      trial.queue.batch(100);
      trial.start("sweep-1");
      trial.start("sweep-2");

      trial.run();

      for (AccountId account : CROWD.dirty()) {
        assertEquals(List.of(), trial.held(account));
        assertEquals(1, trial.ledger.proofs(account).size());
      }
      assertEquals(
          CROWD.dirty(), told(trial).stream().map(Notice::account).sorted(byId()).toList());
      assertEquals(9, deletionsInTheCrowd(trial));
      assertEquals(List.of(), new Truth(trial).liesTold());
    }
  }

  private static Comparator<AccountId> byId() {
    return Comparator.comparing(AccountId::value);
  }

  /// A crowd that a sweep found clean or made clean, a day ago; what was told then is forgotten.
  private static Trial sweptOnce(Map<String, String> settings) {
    Trial trial = Trial.with(CROWD.organization(), settings);
    trial.sweep("sweep-1");
    assertInstanceOf(CheckOutcome.Clean.class, last(trial));
    trial.notices.clear();
    trial.sandbox.record().clear();
    trial.time.pause(Duration.ofDays(1));
    return trial;
  }

  private static void giveAPassword(Trial trial) {
    trial.account(CLEAN).add(Password.created(trial.time.now().plusSeconds(1)));
    trial.time.pause(Duration.ofMinutes(5));
  }

  private static CheckOutcome last(Trial trial) {
    return trial.outcomes(CLEAN).getLast();
  }

  private static boolean isEntered(Trial trial) {
    return !trial
        .sandbox
        .record()
        .calls(
            call ->
                call.account().equals(Optional.of(CLEAN.value()))
                    && call.parameters().toString().contains("IAMDeleteRootUserCredentials"))
        .isEmpty();
  }

  private static long deletionsInTheCrowd(Trial trial) {
    return trial.deletions().stream()
        .flatMap(call -> call.account().stream())
        .filter(account -> CROWD.accounts().contains(new AccountId(account)))
        .count();
  }

  private static List<Notice> told(Trial trial) {
    return trial.notices.stream()
        .filter(notice -> CROWD.accounts().contains(notice.account()))
        .toList();
  }

  private static Set<AlertKind> kinds(Trial trial) {
    return told(trial).stream()
        .filter(notice -> notice.account().equals(CLEAN))
        .map(Notice::kind)
        .collect(Collectors.toSet());
  }

  private static void assertRunsOutOfTime(Trial trial) {
    RuntimeException failure =
        assertThrows(RuntimeException.class, () -> trial.start("sweep-1", OUT_OF_TIME));

    assertTrue(failure.toString().contains("time ran out"), failure::toString);
  }
}
