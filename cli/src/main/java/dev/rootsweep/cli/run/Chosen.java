package dev.rootsweep.cli.run;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import java.time.Instant;
import java.util.Optional;

/// An account that is to be checked.
///
/// - shape: `account` is what Organizations said of it at `readAt`, empty for a stranger
public record Chosen(AccountId id, Optional<Account> account, Instant readAt) {
  /// Returns the account's name; empty where Organizations does not tell it.
  public String name() {
    return account.map(Account::name).orElse("");
  }

  /// Tells whether a check opens a root session in this account, as far as Organizations says.
  public boolean mayHoldRootUser() {
    return account
        .map(said -> said.state() == AccountState.ACTIVE && !said.isManagement())
        .orElse(true);
  }

  /// Tells whether Organizations has called the account PENDING_ACTIVATION: no wait of seconds
  /// changes that.
  boolean pendsActivation() {
    return account.filter(said -> said.state() == AccountState.PENDING_ACTIVATION).isPresent();
  }

  /// Tells whether an intent for this account is of an earlier membership.
  boolean outlived(Intent intent) {
    return intent.account().equals(id)
        && account.filter(said -> intent.openedAt().isBefore(said.joinedAt())).isPresent();
  }

  /// Returns the check of this account. What Organizations has just said saves asking again, but
  /// not of a management account: a check must see itself that it is one.
  CheckDue due(Origin origin) {
    return account
        .filter(said -> !said.isManagement())
        .map(said -> CheckDue.requested(id, listing(said, origin), origin))
        .orElseGet(() -> CheckDue.first(id, Cause.REQUESTED, origin));
  }

  private Listing listing(Account said, Origin origin) {
    return new Listing(origin.eventId(), said.name(), said.state(), said.joinedAt(), readAt);
  }
}
