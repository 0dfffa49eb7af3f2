package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.UnitPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The organization's list of accounts.
///
/// - errors: `PortFailure`, also for a state or a time that AWS does not document
public interface Directory {
  /// Finds one account; empty when it is not a member. Costs `organizations:DescribeAccount`.
  Optional<Account> account(AccountId id);

  /// Reads where an account stands. Costs `organizations:ListParents` per level and
  /// `organizations:DescribeOrganizationalUnit` per unit; what is above the account's own parent is
  /// kept for a while.
  UnitPath path(AccountId id);

  /// Returns those of `units` that stand above an account, at any height. Costs what `path` does.
  ///
  /// - shape: ids of units (`ou-...`) or of the root (`r-...`)
  default Set<String> unitsAbove(AccountId id, Set<String> units) {
    UnitPath path = path(id);
    return units.stream().filter(path::isBelow).collect(Collectors.toUnmodifiableSet());
  }

  /// Reads the tags of an account. Costs `organizations:ListTagsForResource`.
  Map<String, String> tags(AccountId id);

  /// Lists every account, a page at a time as it is consumed. Costs `organizations:ListAccounts`
  /// per twenty accounts.
  Iterable<Account> accounts();
}
