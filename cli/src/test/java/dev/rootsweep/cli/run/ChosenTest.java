package dev.rootsweep.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChosenTest {
  private static final AccountId MANAGEMENT = new AccountId("999999999999");
  private static final AccountId MEMBER = new AccountId("111111111111");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Origin ORIGIN = new Origin("run-1", MEMBER, "us-east-1", NOON);

  @Test
  void aMemberIsCheckedWithWhatTheListingSaid() {
    Listing listing =
        new Listing("run-1", "Account " + MEMBER, AccountState.ACTIVE, Instant.EPOCH, NOON);

    assertEquals(Optional.of(listing), due(MEMBER).listing());
  }

  /// The check must look it up, and see that it is one, whatever the settings say.
  @Test
  void aManagementAccountCarriesNoListing() {
    assertEquals(Optional.empty(), due(MANAGEMENT).listing());
  }

  private static CheckDue due(AccountId id) {
    Account account =
        new Account(
            id,
            "Account " + id,
            AccountState.ACTIVE,
            JoinedMethod.CREATED,
            Instant.EPOCH,
            MANAGEMENT);
    return new Chosen(id, Optional.of(account), NOON).due(ORIGIN);
  }
}
