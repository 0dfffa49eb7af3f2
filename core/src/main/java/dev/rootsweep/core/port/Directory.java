package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Placement;
import java.util.Optional;

/// The organization's list of accounts.
///
/// - errors: `PortFailure`, also for a state or a time that AWS does not document
public interface Directory {
  /// Finds one account; empty when it is not a member. Costs `organizations:DescribeAccount`.
  Optional<Account> account(AccountId id);

  /// Reads where an account stands, and its tags. Costs `organizations:ListParents` per level
  /// (cached above the account), `organizations:DescribeOrganizationalUnit` per unit (cached) and
  /// `organizations:ListTagsForResource`.
  Placement placement(AccountId id);

  /// Lists every account, a page at a time as it is consumed. Costs `organizations:ListAccounts`
  /// per twenty accounts.
  Iterable<Account> accounts();
}
