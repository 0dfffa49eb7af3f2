package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AlertClaim;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told through which channel.
public interface LedgerTellingContract extends LedgerUnderTest {
  Instant FIVE_PAST = NOON.plusSeconds(300);

  @Test
  default void letsOneOfManyTell() {
    List<AlertClaim> answers =
        Parallel.answers(
            100, n -> ledger().claimTelling("event-1", "mail", "owner-" + n, NOON, FIVE_PAST));

    assertEquals(1, Collections.frequency(answers, AlertClaim.TAKEN));
    assertEquals(99, Collections.frequency(answers, AlertClaim.HELD));
  }

  @Test
  default void letsAnOwnerTakeItsTellingAgain() {
    assertEquals(AlertClaim.TAKEN, claim("one", NOON));
    assertEquals(AlertClaim.TAKEN, claim("one", NOON.plusSeconds(1)));
  }

  @Test
  default void letsAnotherTellWhenTheClaimHasEnded() {
    claim("one", NOON);

    assertEquals(AlertClaim.HELD, claim("two", FIVE_PAST.minusNanos(1)));
    assertEquals(AlertClaim.TAKEN, claim("two", FIVE_PAST));
  }

  @Test
  default void letsAnotherTellWhatWasGivenBack() {
    claim("one", NOON);
    ledger().untold("event-1", "mail", "two");
    assertEquals(AlertClaim.HELD, claim("two", NOON));

    ledger().untold("event-1", "mail", "one");

    assertEquals(AlertClaim.TAKEN, claim("two", NOON));
  }

  @Test
  default void neverTellsTwice() {
    claim("one", NOON);

    ledger().told("event-1", "mail", NOON);

    assertEquals(AlertClaim.TOLD, claim("one", NOON));
    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST.plusSeconds(86_400)));
    ledger().untold("event-1", "mail", "one");
    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST));
  }

  @Test
  default void keepsWhatWasToldByOneWhoseClaimHadEnded() {
    claim("one", NOON);
    claim("two", FIVE_PAST);

    ledger().told("event-1", "mail", FIVE_PAST);

    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST));
  }

  @Test
  default void keepsChannelsAndNoticesApart() {
    ledger().told("event-1", "mail", NOON);

    assertEquals(
        AlertClaim.TAKEN, ledger().claimTelling("event-1", "chat", "one", NOON, FIVE_PAST));
    assertEquals(
        AlertClaim.TAKEN, ledger().claimTelling("event-2", "mail", "one", NOON, FIVE_PAST));
  }

  private AlertClaim claim(String owner, Instant now) {
    return ledger().claimTelling("event-1", "mail", owner, now, now.plusSeconds(300));
  }
}
