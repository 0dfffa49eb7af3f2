package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.JoinedMethod;
import dev.rootsweep.sandbox.Key;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// AWS is behind itself for a while; the clock is simulated.
class ConsistencyTest {
  private static final Crowd CROWD = Crowd.of(1, 1);
  private static final AccountId ACCOUNT = CROWD.accounts().getFirst();
  private static final String FRESH = "AKIAEXAMPLEFRESH0001";

  private final Trial trial = CROWD.trial();
  private final Truth truth = new Truth(trial);

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void waitsForAnAccountThatIsNotReadyForTenMinutes() {
    Duration notReady = Duration.ofMinutes(10);
    trial
        .account(ACCOUNT)
        .join(JoinedMethod.INVITED, Trial.NOW)
        .faults(Faults.none().notReadyFor(notReady));
    trial.put(trial.due(ACCOUNT, Cause.JOINED));

    trial.run();

    List<CheckOutcome> outcomes = trial.outcomes(ACCOUNT);
    assertEquals(1, outcomes.size(), outcomes::toString);
    assertInstanceOf(CheckOutcome.Removed.class, outcomes.getFirst());
    assertTrue(trial.ended.size() > 5, trial.ended::toString);
    Duration took = Duration.between(Trial.NOW, trial.time.now());
    assertTrue(took.compareTo(notReady) >= 0, took::toString);
    assertTrue(took.compareTo(notReady.multipliedBy(2)) < 0, took::toString);
    assertEquals(Set.of(), truth.held(ACCOUNT));
    assertEquals(1, trial.notices.size());
  }

  @Test
  void callsNothingRemovedBeforeTheSummaryAgrees() {
    trial.account(ACCOUNT).faults(Faults.none().staleFor(Duration.ofSeconds(20)));
    trial.put(trial.due(ACCOUNT, Cause.REQUESTED));

    trial.run();

    assertInstanceOf(CheckOutcome.Removed.class, only());
    assertFalse(trial.time.now().isBefore(Trial.NOW.plusSeconds(20)));
    assertTrue(
        trial.sandbox.record().calls(c -> c.operation().equals("GetAccountSummary")).size() > 2);
    assertEquals(List.of(), truth.liesTold());
  }

  /// Longer than a check waits: the check says so, and the next one finishes it.
  @Test
  void finishesLaterWhatTheSummaryDoesNotConfirmInTime() {
    trial.account(ACCOUNT).faults(Faults.none().staleFor(Duration.ofSeconds(40)));
    trial.put(trial.due(ACCOUNT, Cause.REQUESTED));

    trial.run();

    List<CheckOutcome> outcomes = trial.outcomes(ACCOUNT);
    assertInstanceOf(CheckOutcome.Incomplete.class, outcomes.getFirst());
    assertInstanceOf(CheckOutcome.Removed.class, outcomes.getLast());
    assertEquals(CROWD.credentials(ACCOUNT), Set.copyOf(truth.proven(ACCOUNT)));
    assertEquals(List.of(), truth.liesWritten(ACCOUNT));
    assertEquals(List.of(), truth.liesTold());
    assertEquals(1, trial.notices.size(), trial.notices::toString);
  }

  @Test
  void aCheckAfterRootUseSeesAKeyThatTheSummaryDoesNotCountYet() {
    verifiedClean();
    trial.account(ACCOUNT).add(Key.active(FRESH, trial.time.now()));
    trial.put(trial.due(ACCOUNT, Cause.ROOT_USE));

    trial.run();

    CheckOutcome.Removed removed =
        assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(ACCOUNT).getFirst());
    assertTrue(removed.drift());
    assertEquals(List.of(FRESH), truth.proven(ACCOUNT));
    assertEquals(List.of(), truth.liesTold());
    Call deletion = calls("DeleteAccessKey").getFirst();
    assertTrue(calls("ListAccessKeys").stream().anyMatch(call -> call.after(deletion)));
  }

  /// Its deletion does not know the key yet either, and the summary that missed it is zero.
  @Test
  void aKeyThatADeletionDoesNotKnowYetIsNotCalledRemoved() {
    verifiedClean();
    trial.time.pause(Duration.ofMinutes(5));
    Duration behind = Duration.ofMinutes(3);
    trial
        .account(ACCOUNT)
        .faults(Faults.none().staleFor(behind).staleFor("DeleteAccessKey", behind))
        .add(Key.active(FRESH, trial.time.now()));
    trial.put(trial.due(ACCOUNT, Cause.ROOT_USE));

    trial.run();

    assertInstanceOf(CheckOutcome.Incomplete.class, trial.outcomes(ACCOUNT).getFirst());
    assertEquals(List.of(), truth.liesTold());
    assertEquals(Set.of(), truth.held(ACCOUNT));
    assertEquals(List.of(FRESH), truth.proven(ACCOUNT));
  }

  @Test
  void aStaleSummaryClosesNoIntentWhoseDeletionWasDenied() {
    verifiedClean();
    trial.time.pause(Duration.ofMinutes(5));
    trial
        .account(ACCOUNT)
        .faults(Faults.none().staleFor(Duration.ofMinutes(3)).denyDeletion("DeleteAccessKey"))
        .add(Key.active(FRESH, trial.time.now()));
    trial.put(trial.due(ACCOUNT, Cause.ROOT_USE));
    assertTrue(trial.queue.deliver(trial.time.now(), e -> trial.handle(trial.handler(), e)));
    trial.time.pause(Duration.ofSeconds(1));

    trial.put(trial.swept(ACCOUNT));
    trial.run();

    assertTrue(
        trial.outcomes(ACCOUNT).stream().allMatch(CheckOutcome.Incomplete.class::isInstance),
        trial.ended::toString);
    assertEquals(Set.of(FRESH), truth.held(ACCOUNT));
    assertEquals(List.of(), truth.proven(ACCOUNT));
    assertEquals(List.of(), truth.liesTold());
    assertTrue(trial.ledger.standing(ACCOUNT).intent().isPresent());
  }

  @Test
  void theSecondLookFindsAKeyThatWasMadeAfterTheFirst() {
    verifiedClean();
    trial.put(trial.due(ACCOUNT, Cause.ROOT_USE));
    assertTrue(
        trial.queue.deliver(trial.time.now(), batch -> trial.handle(trial.handler(), batch)));
    assertInstanceOf(CheckOutcome.Clean.class, trial.outcomes(ACCOUNT).getFirst());
    trial.account(ACCOUNT).add(Key.active(FRESH, trial.time.now()));

    trial.run();

    assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(ACCOUNT).getLast());
    assertEquals(List.of(FRESH), truth.proven(ACCOUNT));
  }

  /// A sweep reads two calls an account; what it is too early for, the next one finds.
  @Test
  void theNextSweepFindsWhatOneWasTooEarlyFor() {
    verifiedClean();
    trial.account(ACCOUNT).add(Key.active(FRESH, trial.time.now()));
    trial.put(trial.swept(ACCOUNT));
    trial.run();
    assertInstanceOf(CheckOutcome.Clean.class, trial.outcomes(ACCOUNT).getFirst());
    trial.time.pause(Duration.ofDays(1));
    trial.ended.clear();

    trial.put(trial.swept(ACCOUNT));
    trial.run();

    assertInstanceOf(CheckOutcome.Removed.class, only());
    assertEquals(List.of(FRESH), truth.proven(ACCOUNT));
    assertEquals(Set.of(), truth.held(ACCOUNT));
  }

  /// Afterwards the account holds nothing, is known to, and its summary is 20 s behind.
  private void verifiedClean() {
    CROWD.credentials(ACCOUNT).forEach(trial.account(ACCOUNT)::remove);
    trial.put(trial.swept(ACCOUNT));
    trial.run();
    trial.ended.clear();
    trial.account(ACCOUNT).faults(Faults.none().staleFor(Duration.ofSeconds(20)));
    trial.time.pause(Duration.ofMinutes(1));
  }

  private List<Call> calls(String operation) {
    return trial.sandbox.record().calls(call -> call.operation().equals(operation));
  }

  private CheckOutcome only() {
    List<CheckOutcome> outcomes = trial.outcomes(ACCOUNT);
    assertEquals(1, outcomes.size(), outcomes::toString);
    return outcomes.getFirst();
  }
}
