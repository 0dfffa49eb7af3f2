package dev.rootsweep.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.KeptAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Instant FRESH = NOW.minus(Duration.ofDays(2));
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final AccountId ACCOUNT = new AccountId("111111111111");

  @Test
  void callsAnAccountStaleThatWasNotCheckedForTwoDays() {
    assertEquals(0, stock(joined(LONG_AGO), kept(FRESH, FRESH)).stale());
    assertEquals(1, stock(joined(LONG_AGO), kept(FRESH.minusNanos(1), FRESH)).stale());
  }

  @Test
  void callsAnAccountStaleThatWasNeverChecked() {
    assertEquals(1, stock(joined(FRESH.minusNanos(1)), Map.of()).stale());
  }

  @Test
  void givesNewcomersTwoDays() {
    assertEquals(new Stock(0, 0, 0, 0), stock(joined(FRESH), Map.of()));
  }

  @Test
  void callsNothingStaleAtTheFirstSweep() {
    assertEquals(new Stock(0, 0, 0, 0), Stock.of(List.of(joined(LONG_AGO)), Map.of(), NOW, true));
  }

  @Test
  void tellsFromWhichAccountsEventsCameThrough() {
    assertEquals(new Stock(0, 1, 0, 0), stock(joined(LONG_AGO), kept(NOW, FRESH)));
    assertEquals(new Stock(0, 0, 1, 0), stock(joined(LONG_AGO), kept(NOW, FRESH.minusNanos(1))));
  }

  @Test
  void forgetsAccountsThatAreNoLongerListed() {
    assertEquals(new Stock(0, 0, 0, 0), Stock.of(List.of(), kept(LONG_AGO, LONG_AGO), NOW, false));
  }

  /// Those of accounts that have left among them: somebody still wants to know.
  @Test
  void countsNoticesThatNobodyWasToldForAnHour() {
    Instant hour = NOW.minus(Duration.ofHours(1));
    KeptAccount untold =
        new KeptAccount(
            Optional.empty(), Optional.empty(), List.of(hour, hour.minusNanos(1), LONG_AGO));

    assertEquals(2, Stock.of(List.of(), Map.of(ACCOUNT, untold), NOW, false).undelivered());
  }

  private static Stock stock(Account account, Map<AccountId, KeptAccount> kept) {
    return Stock.of(List.of(account), kept, NOW, false);
  }

  private static Account joined(Instant at) {
    return new Account(
        ACCOUNT,
        "name",
        AccountState.ACTIVE,
        JoinedMethod.INVITED,
        at,
        new AccountId("888888888888"));
  }

  private static Map<AccountId, KeptAccount> kept(Instant checkedAt, Instant pathSeenAt) {
    return Map.of(
        ACCOUNT, new KeptAccount(Optional.of(checkedAt), Optional.of(pathSeenAt), List.of()));
  }
}
