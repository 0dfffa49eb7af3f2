package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Claims: who may work on an account.
public interface LedgerClaimContract extends LedgerUnderTest {

  @Test
  default void claimsAFreeAccount() {
    assertTrue(ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST));
  }

  @Test
  default void refusesAClaimThatSomebodyElseHolds() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed = ledger().claim(ACCOUNT, "owner-2", NOON, QUARTER_PAST);

    assertFalse(claimed);
  }

  @Test
  default void claimsAgainForTheSameOwner() {
    ledger().claim(ACCOUNT, "owner-1", NOON, NOON.plusSeconds(1));

    boolean claimed = ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertTrue(claimed);
    assertFalse(ledger().claim(ACCOUNT, "owner-2", NOON.plusSeconds(2), QUARTER_PAST));
  }

  @Test
  default void keepsClaimsOfAccountsApart() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertTrue(ledger().claim(OTHER, "owner-2", NOON, QUARTER_PAST));
  }

  @Test
  default void keepsAClaimToItsLastNanosecond() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed = ledger().claim(ACCOUNT, "owner-2", QUARTER_PAST.minusNanos(1), QUARTER_PAST);

    assertFalse(claimed);
  }

  @Test
  default void handsAClaimOverOnceItHasEnded() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed =
        ledger().claim(ACCOUNT, "owner-2", QUARTER_PAST, QUARTER_PAST.plusSeconds(900));

    assertTrue(claimed);
    assertFalse(
        ledger()
            .claim(ACCOUNT, "owner-1", QUARTER_PAST.plusSeconds(1), QUARTER_PAST.plusSeconds(2)));
  }

  @Test
  default void claimsAnAccountThatWasGivenBack() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    ledger().release(ACCOUNT, "owner-1");

    assertTrue(ledger().claim(ACCOUNT, "owner-2", NOON, QUARTER_PAST));
  }

  @Test
  default void givesNoClaimBackForSomebodyElse() {
    ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    ledger().release(ACCOUNT, "owner-2");

    assertFalse(ledger().claim(ACCOUNT, "owner-2", NOON, QUARTER_PAST));
  }

  @Test
  default void givesNothingBackThatNobodyClaimed() {
    ledger().release(ACCOUNT, "owner-1");

    assertTrue(ledger().claim(ACCOUNT, "owner-1", NOON, QUARTER_PAST));
  }

  @Test
  default void claimsForOneOfManyAtOnce() {
    List<Boolean> claimed =
        Parallel.answers(40, n -> ledger().claim(ACCOUNT, "owner-" + n, NOON, QUARTER_PAST));

    assertEquals(1, Parallel.accepted(claimed));
  }
}
