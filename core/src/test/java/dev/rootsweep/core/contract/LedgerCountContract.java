package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counters of a clock hour.
public interface LedgerCountContract extends LedgerUnderTest {
  /// The clock hour after noon's.
  Instant ONE_O_CLOCK = NOON.plusSeconds(3600);

  @Test
  default void givesAsManySlotsAsTheCapSays() {
    assertTrue(ledger().takeSlot(NOON, 2));
    assertTrue(ledger().takeSlot(NOON, 2));
    assertFalse(ledger().takeSlot(NOON, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  default void givesNoSlotOfNone(int cap) {
    assertFalse(ledger().takeSlot(NOON, cap));
  }

  @Test
  default void givesNewSlotsInTheNextHour() {
    ledger().takeSlot(NOON, 1);

    assertTrue(ledger().takeSlot(ONE_O_CLOCK, 1));
    assertFalse(ledger().takeSlot(NOON, 1));
  }

  @Test
  default void measuresSlotsByTheCapOfTheMoment() {
    ledger().takeSlot(NOON, 2);
    ledger().takeSlot(NOON, 2);

    assertFalse(ledger().takeSlot(NOON, 1));
    assertTrue(ledger().takeSlot(NOON, 3));
  }

  @Test
  default void neverGivesMoreSlotsThanTheCapToManyAtOnce() {
    List<Boolean> given = Parallel.answers(200, _ -> ledger().takeSlot(NOON, 50));

    assertEquals(50, Parallel.accepted(given));
    assertFalse(ledger().takeSlot(NOON, 50));
    assertTrue(ledger().takeSlot(NOON, 51));
  }

  @Test
  default void countsTheUnseenOfEachReasonAndHour() {
    assertEquals(1, ledger().countUnseen("ACCESS_DENIED", NOON, account(1), 21));
    assertEquals(2, ledger().countUnseen("ACCESS_DENIED", NOON, account(2), 21));
    assertEquals(1, ledger().countUnseen("FEATURE_OFF", NOON, account(2), 21));
    assertEquals(1, ledger().countUnseen("ACCESS_DENIED", ONE_O_CLOCK, account(2), 21));
  }

  @Test
  default void givesAnUnseenAccountThePlaceItHasAlready() {
    ledger().countUnseen("ACCESS_DENIED", NOON, account(1), 2);
    ledger().countUnseen("ACCESS_DENIED", NOON, account(2), 2);

    assertEquals(3, ledger().countUnseen("ACCESS_DENIED", NOON, account(3), 2));
    assertEquals(2, ledger().countUnseen("ACCESS_DENIED", NOON, account(2), 2));
    assertEquals(1, ledger().countUnseen("ACCESS_DENIED", NOON, account(1), 2));
  }

  @Test
  default void countsTheUnseenApartFromSlots() {
    ledger().countUnseen("ACCESS_DENIED", NOON, account(1), 21);

    assertTrue(ledger().takeSlot(NOON, 1));
  }

  @Test
  default void givesEachOfManyUnseenAtOnceAPlaceOfItsOwn() {
    List<Integer> counted =
        Parallel.answers(
            100, number -> ledger().countUnseen("ACCESS_DENIED", NOON, account(number), 21));

    assertEquals(
        IntStream.rangeClosed(1, 21).boxed().toList(),
        counted.stream().filter(place -> place <= 21).sorted().toList());
    assertEquals(79, counted.stream().filter(place -> place == 22).count());
  }

  private static AccountId account(int number) {
    return new AccountId("%012d".formatted(number));
  }
}
