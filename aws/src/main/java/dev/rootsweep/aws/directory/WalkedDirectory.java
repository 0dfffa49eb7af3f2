package dev.rootsweep.aws.directory;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.UnitPath;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.PortFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The organization for a look at many accounts: for the first few it asks where each of them
/// stands, then it lists once what is below the units that matter.
///
/// ListParents takes five calls a second, so that a thousand accounts would take 200 s. A list
/// takes two calls for each unit and one more for every twenty accounts. Where a unit cannot be
/// listed, each account is asked about after all. What moved meanwhile is not seen: this directory
/// must not decide what is removed.
public final class WalkedDirectory implements Directory {
  /// Five seconds at the rate of ListParents.
  private static final int ASKED_ALONE = 25;

  private final OrganizationsDirectory directory;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, Optional<Set<AccountId>>> below = new ConcurrentHashMap<>();

  public WalkedDirectory(OrganizationsDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Set<String> unitsAbove(AccountId id, Set<String> units) {
    return asked.incrementAndGet() <= ASKED_ALONE || !units.stream().allMatch(this::isListed)
        ? directory.unitsAbove(id, units)
        : units.stream()
            .filter(unit -> accountsBelow(unit).orElseThrow().contains(id))
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isListed(String unit) {
    return accountsBelow(unit).isPresent();
  }

  private Optional<Set<AccountId>> accountsBelow(String unit) {
    return below.computeIfAbsent(unit, this::list);
  }

  /// Of a list that fails half way nothing is kept: a unit below may have been deleted meanwhile.
  private Optional<Set<AccountId>> list(String unit) {
    try {
      return Optional.of(
          directory.accountsBelow(unit).stream()
              .map(Account::id)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (PortFailure _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return directory.account(id);
  }

  @Override
  public UnitPath path(AccountId id) {
    return directory.path(id);
  }

  @Override
  public Map<String, String> tags(AccountId id) {
    return directory.tags(id);
  }

  @Override
  public Iterable<Account> accounts() {
    return directory.accounts();
  }
}
