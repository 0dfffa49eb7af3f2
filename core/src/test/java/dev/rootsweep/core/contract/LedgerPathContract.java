package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.Standing;
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
  default void remembersHowPeopleKnowAnAccount() {
    assertEquals(Optional.empty(), ledger().label(ACCOUNT));

    ledger().label(ACCOUNT, new AccountLabel("Old", "/"));
    ledger().label(ACCOUNT, new AccountLabel("Example 例", "/Workloads/Prod"));

    assertEquals(
        Optional.of(new AccountLabel("Example 例", "/Workloads/Prod")), ledger().label(ACCOUNT));
    assertEquals(Optional.empty(), ledger().label(OTHER));
    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }
}
