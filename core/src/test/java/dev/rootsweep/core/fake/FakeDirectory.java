package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.UnitPath;
import dev.rootsweep.core.port.Directory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An organization that a test fills.
public final class FakeDirectory implements Directory {
  private final Journal journal;
  private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
  private final Map<AccountId, UnitPath> paths = new LinkedHashMap<>();
  private final Map<AccountId, Map<String, String>> tags = new LinkedHashMap<>();

  public FakeDirectory(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return journal.call(id + " directory.account", () -> Optional.ofNullable(accounts.get(id)));
  }

  @Override
  public UnitPath path(AccountId id) {
    return journal.call(
        id + " directory.path", () -> paths.getOrDefault(id, new UnitPath(List.of())));
  }

  @Override
  public Map<String, String> tags(AccountId id) {
    return journal.call(id + " directory.tags", () -> tags.getOrDefault(id, Map.of()));
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
  public void place(AccountId id, OrganizationalUnit... units) {
    paths.put(id, new UnitPath(List.of(units)));
  }

  /// Tags an account.
  public void tag(AccountId id, String key, String value) {
    tags.put(id, Map.of(key, value));
  }

  /// Takes an account out of the organization.
  public void remove(AccountId id) {
    accounts.remove(id);
  }
}
