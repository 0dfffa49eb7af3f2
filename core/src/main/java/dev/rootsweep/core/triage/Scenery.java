package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.LabelLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.util.Optional;

/// How people know an account: as the ledger kept it today, else as Organizations says it now, else
/// as the ledger kept it before.
final class Scenery {
  /// For how long the ledger's copy stands for an answer of Organizations. The alert says how old
  /// it is.
  static final Duration FRESH = Duration.ofDays(1);

  private final Directory directory;
  private final LabelLedger ledger;
  private final Time time;

  Scenery(Directory directory, LabelLedger ledger, Time time) {
    this.directory = directory;
    this.ledger = ledger;
    this.time = time;
  }

  /// Returns how people know an account. An alert does not wait for a name: that nobody answers is
  /// an answer too.
  Whereabouts label(AccountId account) {
    Optional<KeptLabel> kept = kept(account);
    return kept.filter(this::isFresh)
        .map(label -> Whereabouts.kept(account, label))
        .orElseGet(() -> asked(account, kept));
  }

  /// Returns how people know an account of which an event says that it left or moved: what was kept
  /// before does not stand for an answer.
  Whereabouts labelAfresh(AccountId account) {
    return asked(account, kept(account));
  }

  /// A copy whose path nobody could say is asked for again.
  private boolean isFresh(KeptLabel kept) {
    return kept.saidAt().plus(FRESH).isAfter(time.now()) && !kept.label().path().isEmpty();
  }

  private Whereabouts asked(AccountId account, Optional<KeptLabel> kept) {
    Optional<AccountLabel> before = kept.map(KeptLabel::label);
    try {
      Optional<AccountLabel> said =
          directory.account(account).map(Account::name).map(name -> label(account, name, before));
      said.map(label -> new KeptLabel(label, time.now()))
          .or(() -> kept.filter(this::isFresh).map(KeptLabel::ofTheGone))
          .ifPresent(label -> keep(account, label));
      return said.isPresent()
          ? new Whereabouts(account, Whereabouts.Answer.MEMBER, said)
          : new Whereabouts(account, Whereabouts.Answer.NOT_A_MEMBER, before);
    } catch (PortFailure _) {
      return new Whereabouts(account, Whereabouts.Answer.NO_ANSWER, before);
    }
  }

  private AccountLabel label(AccountId account, String name, Optional<AccountLabel> before) {
    try {
      return new AccountLabel(name, directory.path(account).text());
    } catch (PortFailure _) {
      return new AccountLabel(name, before.map(AccountLabel::path).orElse(""));
    }
  }

  private void keep(AccountId account, KeptLabel label) {
    try {
      ledger.label(account, label);
    } catch (PortFailure _) {
      // The copy is for later alerts; this one has its name.
    }
  }

  private Optional<KeptLabel> kept(AccountId account) {
    try {
      return ledger.label(account);
    } catch (PortFailure _) {
      return Optional.empty();
    }
  }
}
