package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.check;
import static dev.rootsweep.core.contract.LedgerSamples.intent;
import static dev.rootsweep.core.contract.LedgerSamples.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Standing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Claims: who may work on an account.
public interface LedgerClaimContract extends LedgerUnderTest {

  @Test
  default void claimsAFreeAccount() {
    assertTrue(ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void refusesAClaimThatSomebodyElseHolds() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed = ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent();

    assertFalse(claimed);
  }

  @Test
  default void claimsAgainForTheSameOwner() {
    ledger().begin(ACCOUNT, "owner-1", NOON, NOON.plusSeconds(1));

    boolean claimed = ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST).isPresent();

    assertTrue(claimed);
    assertFalse(ledger().begin(ACCOUNT, "owner-2", NOON.plusSeconds(2), QUARTER_PAST).isPresent());
  }

  @Test
  default void keepsClaimsOfAccountsApart() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertTrue(ledger().begin(OTHER, "owner-2", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void keepsAClaimToItsLastNanosecond() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed =
        ledger().begin(ACCOUNT, "owner-2", QUARTER_PAST.minusNanos(1), QUARTER_PAST).isPresent();

    assertFalse(claimed);
  }

  @Test
  default void handsAClaimOverOnceItHasEnded() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    boolean claimed =
        ledger().begin(ACCOUNT, "owner-2", QUARTER_PAST, QUARTER_PAST.plusSeconds(900)).isPresent();

    assertTrue(claimed);
    assertFalse(
        ledger()
            .begin(ACCOUNT, "owner-1", QUARTER_PAST.plusSeconds(1), QUARTER_PAST.plusSeconds(2))
            .isPresent());
  }

  @Test
  default void claimsAnAccountThatWasGivenBack() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    ledger().release(ACCOUNT, "owner-1");

    assertTrue(ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void givesNoClaimBackForSomebodyElse() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    ledger().release(ACCOUNT, "owner-2");

    assertFalse(ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void givesNothingBackThatNobodyClaimed() {
    ledger().release(ACCOUNT, "owner-1");

    assertTrue(ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void returnsWhatIsRemembered() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    permit(intent("intent-1"));
    ledger()
        .record(
            new CheckRecord(
                ACCOUNT,
                "event-1",
                check(),
                List.of(),
                Optional.empty(),
                Optional.of(intent("intent-1")),
                Set.of(),
                List.of(notice("event-1"))),
            "owner-1");

    Optional<Standing> begun =
        ledger().begin(ACCOUNT, "owner-2", QUARTER_PAST, QUARTER_PAST.plusSeconds(900));

    Standing remembered =
        new Standing(
            Optional.of(check()), Optional.of(intent("intent-1")), Set.of(notice("event-1").id()));
    assertEquals(Optional.of(remembered), begun);
    assertEquals(remembered, ledger().standing(ACCOUNT));
  }

  @Test
  default void claimsForOneOfManyAtOnce() {
    List<Boolean> claimed =
        Parallel.answers(
            40, n -> ledger().begin(ACCOUNT, "owner-" + n, NOON, QUARTER_PAST).isPresent());

    assertEquals(1, Parallel.accepted(claimed));
  }
}
