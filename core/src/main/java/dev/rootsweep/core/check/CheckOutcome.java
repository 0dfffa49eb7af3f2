package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Finding;
import dev.rootsweep.core.model.RootCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the check of one account ended. What its readers ask of every outcome is a method here.
public sealed interface CheckOutcome {
  /// Whether AWS confirmed an outcome.
  enum Verified {
    /// AWS said so after everything that was done.
    YES,
    /// It would have to, and it did not.
    NO,
    /// The outcome claims nothing that could be confirmed.
    NOT_ASKED
  }

  /// Whether the root user could be seen.
  enum Sight {
    SEEN,
    /// It could not, so nothing is known of it.
    NOT_SEEN,
    /// Nobody looked.
    NOT_LOOKED_AT
  }

  /// Returns the account that was checked.
  AccountId account();

  /// Nothing is there, and AWS said so.
  record Clean(AccountId account) implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.CLEAN;
    }

    @Override
    public String why() {
      return "";
    }

    @Override
    public Verified verified() {
      return Verified.YES;
    }
  }

  /// Everything that was to go is gone, and AWS said so afterwards. `spared` was left on purpose.
  record Removed(
      AccountId account,
      List<CredentialResult> results,
      List<RootCredential> spared,
      boolean drift,
      String why)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.REMOVED;
    }

    @Override
    public List<RootCredential> credentials() {
      return results.stream().map(CredentialResult::credential).toList();
    }

    @Override
    public List<RootCredential> there() {
      return spared;
    }

    @Override
    public List<Finding> findings() {
      return Stream.concat(
              results.stream().map(Finding::of),
              spared.stream().map(left -> new Finding(left, Finding.Fate.SPARED)))
          .toList();
    }

    @Override
    public boolean mayHaveDeleted() {
      return true;
    }

    @Override
    public Verified verified() {
      return Verified.YES;
    }
  }

  /// A removal was begun and is not proven complete. `remaining` is what was last seen.
  record Incomplete(
      AccountId account,
      List<CredentialResult> results,
      List<RootCredential> remaining,
      boolean drift,
      String why)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.INCOMPLETE;
    }

    @Override
    public List<RootCredential> credentials() {
      return remaining;
    }

    @Override
    public List<Finding> findings() {
      return results.stream().map(Finding::of).toList();
    }

    @Override
    public boolean mayHaveDeleted() {
      return true;
    }

    @Override
    public Verified verified() {
      return Verified.NO;
    }

    @Override
    public String fingerprint() {
      return "Incomplete" + refs(remaining);
    }
  }

  /// Something is there and would go if Rootsweep were allowed to delete; or would be held even
  /// then, as `held` says.
  record WouldRemove(
      AccountId account,
      List<RootCredential> credentials,
      boolean drift,
      String reason,
      Optional<Hindrance> held)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.WOULD_REMOVE;
    }

    @Override
    public String why() {
      return held.map(held -> "would be held, " + held.words()).orElse(reason);
    }

    @Override
    public String fingerprint() {
      return "WouldRemove drift=" + drift + refs(credentials);
    }
  }

  /// Something is there that would go and that nobody was shown, so nothing of it was removed.
  record Changed(AccountId account, List<RootCredential> credentials, Set<CredentialRef> shown)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.CHANGED;
    }

    @Override
    public String why() {
      return "changed since it was shown, so it is left; not shown as to be removed: "
          + credentials.stream()
              .map(RootCredential::ref)
              .filter(ref -> !shown.contains(ref))
              .map(CredentialRef::words)
              .collect(Collectors.joining(", "))
          + ". Run again";
    }
  }

  /// Something is there and waits for a person, or for the next hour.
  record Held(
      AccountId account,
      HeldReason reason,
      List<RootCredential> credentials,
      boolean drift,
      String detail)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.HELD;
    }

    @Override
    public String why() {
      return reason.words(detail);
    }

    @Override
    public Optional<Hindrance> held() {
      return Optional.of(new Hindrance(reason, detail));
    }

    @Override
    public String fingerprint() {
      return "Held " + reason + " drift=" + drift + refs(credentials);
    }
  }

  /// The account is left alone on purpose. `unexpected` came since the last check all the same.
  record Spared(
      AccountId account,
      SparedReason reason,
      List<RootCredential> credentials,
      List<RootCredential> unexpected,
      Optional<Instant> until,
      String detail)
      implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.SPARED;
    }

    @Override
    public String why() {
      return reason.words() + ": " + detail;
    }

    @Override
    public Sight sight() {
      return credentials.isEmpty() ? Sight.NOT_LOOKED_AT : Sight.SEEN;
    }

    @Override
    public boolean settled() {
      return unexpected.isEmpty();
    }

    @Override
    public String fingerprint() {
      return "Spared " + reason + refs(credentials);
    }
  }

  /// The account cannot be checked yet; the check comes back after `retryIn`.
  record NotReady(AccountId account, Duration retryIn, String why) implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.NOT_READY;
    }

    @Override
    public Sight sight() {
      return Sight.NOT_SEEN;
    }
  }

  /// We could not see the root user, so nothing is known of it.
  record NotAuditable(AccountId account, AuditFailure cause, String said) implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.NOT_AUDITABLE;
    }

    @Override
    public String why() {
      return cause.words() + ": " + said;
    }

    @Override
    public Verified verified() {
      return Verified.NO;
    }

    @Override
    public Sight sight() {
      return Sight.NOT_SEEN;
    }

    @Override
    public String fingerprint() {
      return "NotAuditable " + cause;
    }
  }

  /// There is nothing to check.
  record Ignored(AccountId account, String why) implements CheckOutcome {
    @Override
    public CheckEnding ending() {
      return CheckEnding.IGNORED;
    }

    @Override
    public Sight sight() {
      return Sight.NOT_LOOKED_AT;
    }
  }

  /// Returns how it ended, as the ledger keeps it.
  CheckEnding ending();

  /// Returns the outcome's name, as used in output.
  default String name() {
    return ending().title();
  }

  /// Returns why it ended so; empty where there is nothing to explain.
  String why();

  /// Returns the credentials that the outcome is about.
  default List<RootCredential> credentials() {
    return List.of();
  }

  /// Returns what is there now, as far as we know.
  default List<RootCredential> there() {
    return credentials();
  }

  /// Returns each credential that was found, and what became of it.
  default List<Finding> findings() {
    return credentials().stream().map(left -> new Finding(left, Finding.Fate.LEFT)).toList();
  }

  /// Returns what holds a removal, or would hold it if Rootsweep were allowed to delete.
  default Optional<Hindrance> held() {
    return Optional.empty();
  }

  /// Tells whether this check, or one that it finished, may have deleted something.
  default boolean mayHaveDeleted() {
    return false;
  }

  /// Tells whether AWS confirmed it.
  default Verified verified() {
    return Verified.NOT_ASKED;
  }

  /// Tells whether the root user could be seen.
  default Sight sight() {
    return Sight.SEEN;
  }

  /// Tells whether nothing is left to do, for us or for people.
  default boolean settled() {
    return verified() == Verified.YES;
  }

  /// Returns a text that is equal for two outcomes about which people need an alert only once.
  default String fingerprint() {
    return name();
  }

  private static String refs(List<RootCredential> credentials) {
    return credentials.stream()
        .map(credential -> " " + credential.ref())
        .sorted()
        .collect(Collectors.joining());
  }
}
