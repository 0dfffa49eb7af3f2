package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.check;
import static dev.rootsweep.core.contract.LedgerSamples.lease;
import static dev.rootsweep.core.contract.LedgerSamples.notice;
import static dev.rootsweep.core.contract.LedgerSamples.telling;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.KeptAccount;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.Retention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is known of an account beside its checks.
public interface LedgerPathContract extends LedgerUnderTest {
  @Test
  default void remembersWhenThePathWasLastSeen() {
    assertEquals(Optional.empty(), ledger().pathSeen(ACCOUNT));

    ledger().pathSeen(ACCOUNT, NOON.plusNanos(1));
    ledger().pathSeen(ACCOUNT, NOON);

    assertEquals(Optional.of(NOON.plusNanos(1)), ledger().pathSeen(ACCOUNT));
    assertEquals(Optional.empty(), ledger().pathSeen(OTHER));
    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void remembersWhenSomethingWasLastSeen() {
    assertEquals(Optional.empty(), ledger().seen("a sign-in to 303030303030"));

    ledger().seen("a sign-in to 303030303030", NOON.plusNanos(1), Retention.NOTES);
    ledger().seen("a sign-in to 303030303030", NOON, Retention.NOTES);

    assertEquals(Optional.of(NOON.plusNanos(1)), ledger().seen("a sign-in to 303030303030"));
    assertEquals(Optional.empty(), ledger().seen("a sign-in to 303030303031"));
    assertEquals(Map.of(), ledger().keptAccounts());
  }

  @Test
  default void remembersHowPeopleKnowAnAccount() {
    assertEquals(Optional.empty(), ledger().label(ACCOUNT));

    KeptLabel label = new KeptLabel(new AccountLabel("Example 例", "/Workloads/Prod"), NOON);
    ledger().label(ACCOUNT, new KeptLabel(new AccountLabel("Old", "/"), NOON));
    ledger().label(ACCOUNT, label);

    assertEquals(Optional.of(label), ledger().label(ACCOUNT));
    assertEquals(Optional.empty(), ledger().label(OTHER));
    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void tellsHowFreshTheMemoryOfEveryAccountIs() {
    Notice told = notice("event-1");
    Notice untold = notice("event-2");
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().grant(lease("lease-1", NOON));
    ledger().record(telling(List.of(told, untold)), "owner-1");
    ledger().sent(ACCOUNT, told.id());
    ledger().pathSeen(OTHER, NOON);

    assertEquals(
        Map.of(
            ACCOUNT,
            new KeptAccount(Optional.of(check().at()), Optional.empty(), List.of(untold.at())),
            OTHER,
            new KeptAccount(Optional.empty(), Optional.of(NOON), List.of())),
        ledger().keptAccounts());
  }
}
