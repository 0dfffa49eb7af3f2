package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Placement;
import dev.rootsweep.core.port.Directory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An organization that a test fills.
public final class FakeDirectory implements Directory {
  private final Journal journal;
  private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
  private final Map<AccountId, Placement> placements = new LinkedHashMap<>();

  public FakeDirectory(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return journal.call(id + " directory.account", () -> Optional.ofNullable(accounts.get(id)));
  }

  @Override
  public Placement placement(AccountId id) {
    return journal.call(
        id + " directory.placement",
        () -> placements.getOrDefault(id, new Placement(List.of(), Map.of())));
  }

  @Override
  public Iterable<Account> accounts() {
    return journal.call("directory.accounts", () -> List.copyOf(accounts.values()));
  }

  /// Puts an account into the organization, in place of one with the same id.
  public void put(Account account) {
    accounts.put(account.id(), account);
  }

  /// Moves an account.
  public void place(AccountId id, Placement placement) {
    placements.put(id, placement);
  }

  /// Takes an account out of the organization.
  public void remove(AccountId id) {
    accounts.remove(id);
  }
}
