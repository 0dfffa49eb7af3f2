package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Counters of a clock hour.
public interface LedgerCountContract extends LedgerUnderTest {
  /// The clock hour after noon's.
  Instant ONE_O_CLOCK = NOON.plusSeconds(3600);

  @Test
  default void countsTheUnseenOfEachReasonAndHour() {
    assertEquals(1, ledger().countNotAuditable("ACCESS_DENIED", NOON, account(1), 21));
    assertEquals(2, ledger().countNotAuditable("ACCESS_DENIED", NOON, account(2), 21));
    assertEquals(1, ledger().countNotAuditable("FEATURE_OFF", NOON, account(2), 21));
    assertEquals(1, ledger().countNotAuditable("ACCESS_DENIED", ONE_O_CLOCK, account(2), 21));
  }

  @Test
  default void givesAnUnseenAccountThePlaceItHasAlready() {
    ledger().countNotAuditable("ACCESS_DENIED", NOON, account(1), 2);
    ledger().countNotAuditable("ACCESS_DENIED", NOON, account(2), 2);

    assertEquals(3, ledger().countNotAuditable("ACCESS_DENIED", NOON, account(3), 2));
    assertEquals(2, ledger().countNotAuditable("ACCESS_DENIED", NOON, account(2), 2));
    assertEquals(1, ledger().countNotAuditable("ACCESS_DENIED", NOON, account(1), 2));
  }

  @Test
  default void givesEachOfManyUnseenAtOnceAPlaceOfItsOwn() {
    List<Integer> counted =
        Parallel.answers(
            100, number -> ledger().countNotAuditable("ACCESS_DENIED", NOON, account(number), 21));

    assertEquals(
        IntStream.rangeClosed(1, 21).boxed().toList(),
        counted.stream().filter(place -> place <= 21).sorted().toList());
    assertEquals(79, counted.stream().filter(place -> place == 22).count());
  }

  private static AccountId account(int number) {
    return new AccountId("%012d".formatted(number));
  }
}
