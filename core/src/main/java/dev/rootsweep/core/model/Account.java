package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// An account of the organization, as Organizations describes it.
///
/// - shape: `managementAccount` is the account id inside the account's own ARN, so it is known even
///   when a setting is wrong; `joinedAt` names the membership: it changes when an account leaves
///   and comes back
public record Account(
    AccountId id,
    String name,
    AccountState state,
    JoinedMethod joinedMethod,
    Instant joinedAt,
    AccountId managementAccount) {

  public Account {
    name = Texts.shown(name);
  }

  /// Tells whether this is the organization's management account.
  public boolean isManagement() {
    return id.equals(managementAccount);
  }
}
