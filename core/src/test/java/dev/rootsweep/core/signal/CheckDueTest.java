package dev.rootsweep.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckDueTest {
  private static final AccountId MEMBER = new AccountId("000000000001");
  private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");
  private static final Origin ORIGIN =
      new Origin("event-1", new AccountId("000000000009"), "us-east-1", AT);

  @Test
  void isFirstTakenUpWhenItsEventHappened() {
    CheckDue due = CheckDue.first(MEMBER, Cause.JOINED, ORIGIN);

    assertEquals(new CheckDue(MEMBER, Cause.JOINED, ORIGIN, AT, 0, Optional.empty()), due);
  }

  @Test
  void isTakenUpWhenALateEventCameIn() {
    Instant late = AT.plus(Duration.ofHours(5));

    CheckDue due = CheckDue.first(MEMBER, Cause.ROOT_USE, ORIGIN, late);

    assertEquals(late, due.firstSeen());
  }

  @Test
  void isTakenUpWhenASweepListedTheAccountHoweverOldTheEventIs() {
    Instant listed = AT.plus(Duration.ofHours(7));

    CheckDue due = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, listed), ORIGIN);

    assertEquals(listed, due.firstSeen());
  }

  @Test
  void countsAttemptsAndKeepsTheRest() {
    CheckDue due = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN);

    CheckDue third = due.again().again();

    assertEquals(new CheckDue(MEMBER, Cause.SWEEP, ORIGIN, AT, 2, due.listing()), third);
  }

  @Test
  void beginsAnewForAnotherCause() {
    CheckDue due = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN).again();

    CheckDue other = due.because(Cause.ROOT_USE_AGAIN, AT.plusSeconds(9));

    assertEquals(CheckDue.first(MEMBER, Cause.ROOT_USE_AGAIN, ORIGIN, AT.plusSeconds(9)), other);
  }

  @Test
  void refusesANegativeAttempt() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CheckDue(MEMBER, Cause.SWEEP, ORIGIN, AT, -1, Optional.empty()));
  }

  @Test
  void namesItsSweep() {
    CheckDue swept = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN);
    CheckDue asked = CheckDue.first(MEMBER, Cause.REQUESTED, ORIGIN);
    CheckDue listed = CheckDue.requested(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN);

    assertEquals(Optional.of("sweep-1"), swept.sweep());
    assertEquals(Optional.empty(), asked.sweep());
    assertEquals(Optional.empty(), listed.sweep());
    assertEquals(listed.listing(), listed.freshListing(AT));
  }

  @Test
  void believesAListingForLessThanAnHour() {
    CheckDue due = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN);
    Instant end = AT.plus(Duration.ofHours(1));

    assertEquals(due.listing(), due.freshListing(AT));
    assertEquals(due.listing(), due.freshListing(end.minusNanos(1)));
    assertEquals(Optional.empty(), due.freshListing(end));
  }

  @Test
  void doesNotBelieveAListingFromTheFuture() {
    CheckDue due = CheckDue.swept(MEMBER, listing(AccountState.ACTIVE, AT), ORIGIN);

    Optional<Listing> fresh = due.freshListing(AT.minusNanos(1));

    assertEquals(Optional.empty(), fresh);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void doesNotBelieveAListingOfAnotherState(AccountState state) {
    CheckDue due = CheckDue.swept(MEMBER, listing(state, AT), ORIGIN);

    Optional<Listing> fresh = due.freshListing(AT);

    assertEquals(Optional.empty(), fresh);
  }

  private static Listing listing(AccountState state, Instant readAt) {
    return new Listing("sweep-1", "Shop", state, AT.minusSeconds(86400), readAt);
  }
}
