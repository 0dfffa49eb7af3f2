package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult.Fate;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Password;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A removal meets a refusal, the end of a session, or somebody else, half way.
class PartialRefusalTest {
  private static final Crowd CROWD = Crowd.of(1, 1);
  private static final AccountId ACCOUNT = CROWD.accounts().getFirst();
  private static final String KEY = Crowd.key(ACCOUNT);
  private static final String DEVICE = Crowd.device(ACCOUNT);
  private static final String FRESH = "AKIAEXAMPLEFRESH0001";

  private final Trial trial = CROWD.trial();
  private final Truth truth = new Truth(trial);

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void removesTheOthersWhenOneDeletionIsDenied() {
    check(Faults.none().denyDeletion(KEY));

    List<CheckOutcome> outcomes = trial.outcomes(ACCOUNT);
    assertEquals(List.of("Incomplete", "Incomplete", "Incomplete"), names(outcomes));
    CheckOutcome.Incomplete last = (CheckOutcome.Incomplete) outcomes.getLast();
    assertEquals(Set.of(KEY), Truth.names(last.remaining()));
    assertTrue(last.why().contains("AccessDenied"), last.why());
    assertEquals(Set.of(KEY), truth.held(ACCOUNT));
    assertEquals(Set.of("password", DEVICE), Set.copyOf(truth.proven(ACCOUNT)));
    assertEquals(1, notices(CheckAlertKind.INCOMPLETE));
    assertTrue(trial.ledger.standing(ACCOUNT).intent().isPresent());
    nothingIsUntrue();
  }

  @Test
  void removesNothingAndSaysSoWhenAllDeletionsAreDenied() {
    check(Faults.none().denyDeletion("DeleteAccessKey").denyDeletion("DeleteLoginProfile"));

    assertEquals(CROWD.credentials(ACCOUNT), truth.held(ACCOUNT));
    CheckOutcome.Incomplete last =
        assertInstanceOf(CheckOutcome.Incomplete.class, trial.outcomes(ACCOUNT).getLast());
    assertEquals(CROWD.credentials(ACCOUNT), Truth.names(last.remaining()));
    assertEquals(List.of(), truth.proven(ACCOUNT));
    assertEquals(0, calls("DeactivateMFADevice"));
    assertEquals(1, notices(CheckAlertKind.INCOMPLETE));
    assertEquals(0, notices(CheckAlertKind.REMOVED));
    nothingIsUntrue();
  }

  @Test
  void looksAgainWhenTheAuditSessionEndsWhileItReads() {
    check(Faults.none().upon("GetLoginProfile", once(1, this::outlastSessions)));

    CheckOutcome.NotAuditable unseen =
        assertInstanceOf(CheckOutcome.NotAuditable.class, trial.outcomes(ACCOUNT).getFirst());
    assertEquals(AuditFailure.UNAVAILABLE, unseen.cause());
    assertTrue(unseen.said().contains("ExpiredToken"), unseen.said());
    removedInTheEnd();
  }

  @Test
  void finishesWhenBothSessionsEndBetweenTwoDeletions() {
    check(Faults.none().upon("DeleteLoginProfile", once(1, this::outlastSessions)));

    CheckOutcome.Incomplete first =
        assertInstanceOf(CheckOutcome.Incomplete.class, trial.outcomes(ACCOUNT).getFirst());
    assertTrue(first.why().contains("ExpiredToken"), first.why());
    removedInTheEnd();
  }

  @Test
  void provesItLaterWhenTheAuditSessionEndsBeforeItCouldVerify() {
    Faults faults =
        Faults.none()
            .upon("AssumeRoot", once(2, () -> trial.time.pause(Duration.ofMinutes(4))))
            .upon("DeactivateMFADevice", once(1, () -> trial.time.pause(Duration.ofMinutes(2))));

    check(faults);

    CheckOutcome.Incomplete first =
        assertInstanceOf(CheckOutcome.Incomplete.class, trial.outcomes(ACCOUNT).getFirst());
    assertTrue(first.why().startsWith("could not verify"), first.why());
    assertEquals(Set.of(), truth.held(ACCOUNT));
    removedInTheEnd();
  }

  @Test
  void doesNotCallRemovedWhatAppearedAfterTheAudit() {
    check(
        beforeTheDeletions(() -> trial.account(ACCOUNT).add(Key.active(FRESH, trial.time.now()))));

    List<CheckOutcome> outcomes = trial.outcomes(ACCOUNT);
    CheckOutcome.Incomplete first =
        assertInstanceOf(CheckOutcome.Incomplete.class, outcomes.getFirst());
    CheckOutcome.Held last = assertInstanceOf(CheckOutcome.Held.class, outcomes.getLast());
    assertEquals(Set.of(FRESH), Truth.names(first.remaining()));
    assertEquals(HeldReason.RECENTLY_USED, last.reason());
    assertEquals(Set.of(FRESH), truth.held(ACCOUNT));
    assertEquals(CROWD.credentials(ACCOUNT), Set.copyOf(truth.proven(ACCOUNT)));
    nothingIsUntrue();
  }

  @Test
  void callsAbsentWhatSomebodyElseRemovedAfterTheAudit() {
    check(beforeTheDeletions(() -> trial.account(ACCOUNT).remove(KEY)));

    CheckOutcome.Removed removed =
        assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(ACCOUNT).getFirst());
    Map<String, Fate> fates =
        removed.results().stream()
            .collect(Collectors.toMap(r -> Truth.name(r.credential().ref()), r -> r.fate()));
    assertEquals(Map.of(KEY, Fate.ABSENT, "password", Fate.REMOVED, DEVICE, Fate.REMOVED), fates);
    nothingIsUntrue();
  }

  @Test
  void keepsTheMfaDevicesWhenAPasswordIsMadeAfterTheAudit() {
    trial.account(ACCOUNT).remove("password");

    check(
        Faults.none()
            .upon(
                "DeleteAccessKey",
                once(1, () -> trial.account(ACCOUNT).add(Password.created(trial.time.now())))));

    CheckOutcome.Incomplete first =
        assertInstanceOf(CheckOutcome.Incomplete.class, trial.outcomes(ACCOUNT).getFirst());
    assertTrue(first.why().contains("a console password was made meanwhile"), first.why());
    assertEquals(Set.of("password", DEVICE), truth.held(ACCOUNT));
    assertEquals(0, calls("DeactivateMFADevice"));
    assertEquals(1, notices(CheckAlertKind.HELD));
    nothingIsUntrue();
  }

  private void check(Faults faults) {
    trial.account(ACCOUNT).faults(faults);
    trial.put(trial.due(ACCOUNT, Cause.REQUESTED));
    trial.run();
  }

  /// The second AssumeRoot opens the deletion session.
  private static Faults beforeTheDeletions(Runnable happening) {
    return Faults.none().upon("AssumeRoot", once(2, happening));
  }

  private static Runnable once(int which, Runnable happening) {
    AtomicInteger calls = new AtomicInteger();
    return () -> {
      if (calls.incrementAndGet() == which) {
        happening.run();
      }
    };
  }

  /// Long enough for every session to end, and too short for the claim.
  private void outlastSessions() {
    trial.time.pause(Duration.ofMinutes(6));
  }

  private void removedInTheEnd() {
    assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(ACCOUNT).getLast());
    assertEquals(Set.of(), truth.held(ACCOUNT));
    assertEquals(CROWD.credentials(ACCOUNT), Set.copyOf(truth.proven(ACCOUNT)));
    List<Proof> proofs = trial.ledger.proofs(ACCOUNT);
    assertEquals(1, proofs.stream().map(Proof::intentId).distinct().count());
    assertEquals(0, notices(CheckAlertKind.INCOMPLETE));
    nothingIsUntrue();
  }

  private void nothingIsUntrue() {
    assertEquals(List.of(), truth.liesTold());
    assertEquals(List.of(), truth.liesWritten(ACCOUNT));
    assertEquals(List.of(), trial.queue.waiting());
    assertEquals(List.of(), trial.queue.dead());
  }

  private long notices(AlertKind kind) {
    return trial.notices.stream().filter(notice -> notice.kind() == kind).count();
  }

  private long calls(String operation) {
    return trial.sandbox.record().calls().stream()
        .map(Call::operation)
        .filter(operation::equals)
        .count();
  }

  private static List<String> names(List<CheckOutcome> outcomes) {
    return outcomes.stream().map(CheckOutcome::name).toList();
  }
}
