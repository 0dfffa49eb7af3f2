package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.intent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.Unasked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The permit of a removal: intent and slot under a claim, and not while removals are paused.
public interface LedgerPermitContract extends LedgerUnderTest {
  /// A pause with every part filled.
  Pause PAUSE = new Pause("arn:aws:iam::222222222222:user/example", "a drill", NOON);

  /// The clock hour after noon's.
  Instant NEXT_HOUR = NOON.plusSeconds(3600);

  @Test
  default void permitsUnderAClaimAndOpensTheIntent() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertEquals(new Permit.Granted(), permit(intent("intent-1")));

    assertEquals(Optional.of(intent("intent-1")), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void permitsNothingWhilePausedAndSaysByWhom() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().pause(PAUSE);

    Permit permit = permit(intent("intent-1"), "owner-1", NOON, Optional.of(slot(NOON, 1)));

    assertEquals(new Permit.Paused(PAUSE), permit);
    assertEquals(Optional.empty(), ledger().standing(ACCOUNT).intent());
    ledger().resume(PAUSE, "somebody", NOON);
    assertEquals(new Permit.Granted(), take(1, NOON, 1));
  }

  @Test
  default void opensNoIntentWithoutASlot() {
    take(1, NOON, 1);
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    Permit permit = permit(intent("intent-1"), "owner-1", NOON, Optional.of(slot(NOON, 1)));

    assertEquals(new Permit.NoSlot(), permit);
    assertEquals(Optional.empty(), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void saysThatRemovalsArePausedThoughNoSlotIsLeftEither() {
    take(1, NOON, 1);
    ledger().pause(PAUSE);

    assertEquals(new Permit.Paused(PAUSE), take(2, NOON, 1));
  }

  @Test
  default void permitsNothingToACheckThatOnlyObserves() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertEquals(new Permit.OnlyObserves(), unasked("sweep-1"));
    assertEquals(Optional.empty(), ledger().standing(ACCOUNT).intent());
    assertEquals(new Permit.Granted(), take(1, NOON, 1));
  }

  @Test
  default void permitsARemovalInASweepThatBeganAfterOneWasListedToItsEnd() {
    ledger().beginSweep("sweep-1");
    ledger().endSweep("sweep-1");
    ledger().beginSweep("sweep-2");
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertEquals(new Permit.OnlyObserves(), unasked("sweep-1"));
    assertEquals(new Permit.Granted(), unasked("sweep-2"));
  }

  @Test
  default void permitsARemovalOutsideASweepOnceOneWasListedToItsEnd() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertEquals(new Permit.OnlyObserves(), unasked(Optional.empty()));
    ledger().endSweep("sweep-1");
    assertEquals(new Permit.Granted(), unasked(Optional.empty()));
  }

  @Test
  default void saysThatRemovalsArePausedThoughTheCheckOnlyObserves() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().pause(PAUSE);

    assertEquals(new Permit.Paused(PAUSE), unasked("sweep-1"));
  }

  private Permit unasked(String sweep) {
    return unasked(Optional.of(sweep));
  }

  private Permit unasked(Optional<String> sweep) {
    return ledger()
        .permit(
            new PermitRequest(
                intent("intent-1"),
                "owner-1",
                NOON,
                Optional.of(slot(NOON, 1)),
                Optional.of(new Unasked(sweep))));
  }

  @Test
  default void takesNoSlotWhereNoneIsAskedFor() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    permit(intent("intent-1"));

    assertEquals(new Permit.Granted(), take(1, NOON, 1));
  }

  @Test
  default void givesAsManySlotsAsTheCapSays() {
    assertEquals(new Permit.Granted(), take(1, NOON, 2));
    assertEquals(new Permit.Granted(), take(2, NOON, 2));
    assertEquals(new Permit.NoSlot(), take(3, NOON, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  default void givesNoSlotOfNone(int cap) {
    assertEquals(new Permit.NoSlot(), take(1, NOON, cap));
  }

  @Test
  default void givesNewSlotsInTheNextHour() {
    take(1, NOON, 1);

    assertEquals(new Permit.Granted(), take(2, NEXT_HOUR, 1));
    assertEquals(new Permit.NoSlot(), take(3, NOON, 1));
  }

  @Test
  default void measuresSlotsByTheCapOfTheMoment() {
    take(1, NOON, 2);
    take(2, NOON, 2);

    assertEquals(new Permit.NoSlot(), take(3, NOON, 1));
    assertEquals(new Permit.Granted(), take(4, NOON, 3));
  }

  @Test
  default void countsSlotsApartFromTheUnseen() {
    ledger().countNotAuditable("ACCESS_DENIED", NOON, ACCOUNT, 21);

    assertEquals(new Permit.Granted(), take(1, NOON, 1));
  }

  @Test
  default void neverGivesMoreSlotsThanTheCapToManyAtOnce() {
    List<Permit> given = Parallel.answers(200, number -> take(number, NOON, 50));

    assertEquals(50, given.stream().filter(Permit.Granted.class::isInstance).count());
    assertEquals(new Permit.NoSlot(), take(201, NOON, 50));
    assertEquals(new Permit.Granted(), take(202, NOON, 51));
  }

  private Permit take(int number, Instant hour, int cap) {
    AccountId account = new AccountId("%012d".formatted(number));
    Intent intent =
        new Intent("intent-1", account, NOON, Optional.empty(), "", "", Set.of(), List.of());
    ledger().begin(account, "owner-1", NOON, QUARTER_PAST);
    return permit(intent, "owner-1", NOON, Optional.of(slot(hour, cap)));
  }

  private static RemovalSlot slot(Instant hour, int cap) {
    return new RemovalSlot(hour, cap);
  }
}
