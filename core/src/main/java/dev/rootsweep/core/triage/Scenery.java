package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.LabelLedger;
import dev.rootsweep.core.port.PortFailure;
import java.util.Optional;

/// How people know an account: as Organizations says it now, else as the ledger kept it.
final class Scenery {
  private final Directory directory;
  private final LabelLedger ledger;

  Scenery(Directory directory, LabelLedger ledger) {
    this.directory = directory;
    this.ledger = ledger;
  }

  /// Returns how people know an account. An alert does not wait for a name: that nobody answers is
  /// an answer too.
  Whereabouts label(AccountId account) {
    try {
      Optional<AccountLabel> fresh =
          directory.account(account).map(Account::name).map(name -> label(account, name));
      fresh.ifPresent(label -> keep(account, label));
      return fresh.isPresent()
          ? new Whereabouts(account, Whereabouts.Answer.MEMBER, fresh)
          : new Whereabouts(account, Whereabouts.Answer.NOT_A_MEMBER, kept(account));
    } catch (PortFailure _) {
      return new Whereabouts(account, Whereabouts.Answer.NO_ANSWER, kept(account));
    }
  }

  private AccountLabel label(AccountId account, String name) {
    try {
      return new AccountLabel(name, directory.path(account).text());
    } catch (PortFailure _) {
      return new AccountLabel(name, kept(account).map(AccountLabel::path).orElse(""));
    }
  }

  private void keep(AccountId account, AccountLabel label) {
    try {
      ledger.label(account, label);
    } catch (PortFailure _) {
      // The copy is for worse days; the alert of today has its name.
    }
  }

  private Optional<AccountLabel> kept(AccountId account) {
    try {
      return ledger.label(account);
    } catch (PortFailure _) {
      return Optional.empty();
    }
  }
}
