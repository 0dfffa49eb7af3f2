package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.CREDENTIALS;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.approval;
import static dev.rootsweep.core.contract.LedgerSamples.check;
import static dev.rootsweep.core.contract.LedgerSamples.entry;
import static dev.rootsweep.core.contract.LedgerSamples.intent;
import static dev.rootsweep.core.contract.LedgerSamples.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.PortFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What a check may no longer write when another one has taken its claim over.
public interface LedgerLostClaimContract extends LedgerUnderTest {

  @Test
  default void permitsNothingWithoutAClaim() {
    assertConflict(() -> permit(intent("intent-1")));

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void permitsNothingUnderALostClaim() {
    loseTheClaim();

    assertConflict(() -> permit(intent("intent-1")));

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void permitsNothingUnderTheClaimOfAnotherAccount() {
    ledger().begin(OTHER, "owner-1", NOON, QUARTER_PAST);

    assertConflict(() -> permit(intent("intent-1")));

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void permitsNothingUnderAClaimThatHasEnded() {
    ledger().begin(ACCOUNT, "owner-1", NOON.minusSeconds(900), NOON);

    assertConflict(() -> permit(intent("intent-1")));

    assertEquals(Optional.empty(), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void recordsNothingWithoutAClaim() {
    assertConflict(() -> ledger().record(entry(check()), "owner-1"));

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void recordsNothingOnceTheClaimWasGivenBack() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().release(ACCOUNT, "owner-1");

    assertConflict(() -> ledger().record(entry(check()), "owner-1"));

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void recordsAllOrNothing() {
    ledger().approve(approval("approval-1"));
    loseTheClaim();
    permit(intent("intent-2"), "owner-2", QUARTER_PAST, Optional.empty());
    Standing before = ledger().standing(ACCOUNT);

    assertConflict(() -> ledger().record(everything(), "owner-1"));

    assertEquals(before, ledger().standing(ACCOUNT));
    assertEquals(List.of(), ledger().proofs(ACCOUNT));
  }

  @Test
  default void leavesTheClaimToWhoTookItOver() {
    loseTheClaim();

    assertConflict(() -> ledger().record(entry(check()), "owner-1"));
    ledger().release(ACCOUNT, "owner-1");

    assertFalse(
        ledger().begin(ACCOUNT, "owner-3", QUARTER_PAST, QUARTER_PAST.plusSeconds(60)).isPresent());
    ledger().record(entry(check()), "owner-2");
  }

  @Test
  default void letsAClaimThatNobodyTookOverWriteAfterItsEnd() {
    ledger().begin(ACCOUNT, "owner-1", NOON, NOON);

    ledger().record(entry(check()), "owner-1");

    assertEquals(Optional.of(check()), ledger().standing(ACCOUNT).last());
  }

  private void loseTheClaim() {
    assertTrue(ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST).isPresent());
    assertTrue(
        ledger()
            .begin(ACCOUNT, "owner-2", QUARTER_PAST, QUARTER_PAST.plusSeconds(900))
            .isPresent());
  }

  private static CheckRecord everything() {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        check(),
        List.of(CredentialResult.removed(CREDENTIALS.getFirst())),
        Optional.of("intent-1"),
        Optional.empty(),
        Set.of("approval-1"),
        List.of(notice("event-1")));
  }

  private static void assertConflict(Executable write) {
    PortFailure failure = assertThrows(PortFailure.class, write);
    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
  }
}
