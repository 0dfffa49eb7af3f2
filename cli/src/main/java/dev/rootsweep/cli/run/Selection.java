package dev.rootsweep.cli.run;

import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.text.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which accounts a person wants to be checked.
public sealed interface Selection {
  /// Every account of the organization.
  record All() implements Selection {}

  /// These accounts, members or not.
  record Ids(Set<AccountId> ids) implements Selection {
    public Ids {
      ids = new LinkedHashSet<>(ids);
    }
  }

  /// Every account below a unit or the root, at any depth.
  record Below(String parent) implements Selection {
    private static final Pattern PARENT =
        Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32}");

    public Below {
      if (!PARENT.matcher(parent).matches()) {
        throw new IllegalArgumentException(
            "--ou takes the id of a unit, such as ou-ab12-cdefgh34, not '"
                + Texts.shown(parent)
                + "': see aws organizations list-organizational-units-for-parent");
      }
    }
  }

  /// Reads what was said on the command line.
  ///
  /// - errors: `IllegalArgumentException` that names what is wrong
  static Selection of(List<String> accounts, Optional<String> unit) {
    if (unit.isPresent()) {
      if (!accounts.isEmpty()) {
        throw new IllegalArgumentException("give account ids or --ou, not both");
      }
      return new Below(unit.get());
    }
    return accounts.isEmpty() || accounts.equals(List.of("all")) ? new All() : ids(accounts);
  }

  private static Selection ids(List<String> accounts) {
    Set<AccountId> ids = new LinkedHashSet<>();
    for (String text : accounts) {
      if (text.strip().equals("all")) {
        throw new IllegalArgumentException("give 'all' or account ids, not both");
      }
      if (!AccountId.isValid(text.strip())) {
        throw new IllegalArgumentException(
            "'" + Texts.shown(text) + "' is no account id: an id has twelve digits");
      }
      ids.add(new AccountId(text.strip()));
    }
    return new Ids(ids);
  }

  /// Asks Organizations for the accounts, while they are iterated.
  ///
  /// - errors: `PortFailure` where the organization cannot be listed
  default Iterable<Chosen> read(OrganizationsDirectory directory, Time time) {
    return () ->
        switch (this) {
          case All _ ->
              stream(directory.accounts()).map(account -> listed(account, time)).iterator();
          case Below(String parent) ->
              below(parent, directory).stream().map(account -> listed(account, time)).iterator();
          case Ids(Set<AccountId> ids) ->
              ids.stream().map(id -> described(id, directory, time)).iterator();
        };
  }

  private static Stream<Account> stream(Iterable<Account> accounts) {
    return StreamSupport.stream(accounts.spliterator(), false);
  }

  private static List<Account> below(String parent, OrganizationsDirectory directory) {
    try {
      return directory.accountsBelow(parent);
    } catch (PortFailure failure) {
      if (failure.said().startsWith("ParentNotFoundException")) {
        throw new IllegalArgumentException(
            "there is no unit " + parent + " in this organization", failure);
      }
      throw failure;
    }
  }

  private static Chosen listed(Account account, Time time) {
    return new Chosen(account.id(), Optional.of(account), time.now());
  }

  /// Where Organizations does not answer now, the check asks it again and tells how that ended.
  private static Chosen described(AccountId id, OrganizationsDirectory directory, Time time) {
    try {
      return new Chosen(id, directory.account(id), time.now());
    } catch (PortFailure failure) {
      return new Chosen(id, Optional.empty(), time.now());
    }
  }
}
