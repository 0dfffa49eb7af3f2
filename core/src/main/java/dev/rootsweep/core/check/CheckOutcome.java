package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the check of one account ended.
public sealed interface CheckOutcome {
  /// Returns the account that was checked.
  AccountId account();

  /// Nothing is there, and AWS said so.
  record Bare(AccountId account) implements CheckOutcome {}

  /// Everything that was to go is gone, and AWS said so afterwards. `spared` was left on purpose.
  record Removed(
      AccountId account,
      List<CredentialResult> results,
      List<RootCredential> spared,
      boolean drift,
      String why)
      implements CheckOutcome {}

  /// A removal was begun and is not proven complete. `remaining` is what was last seen.
  record Incomplete(
      AccountId account,
      List<CredentialResult> results,
      List<RootCredential> remaining,
      boolean drift,
      String why)
      implements CheckOutcome {}

  /// Something is there and would go if Rootsweep were allowed to delete; or would be held even
  /// then, as `held` says.
  record WouldRemove(
      AccountId account,
      List<RootCredential> credentials,
      boolean drift,
      String why,
      Optional<Hindrance> held)
      implements CheckOutcome {}

  /// Something is there and waits for a person, or for the next hour.
  record Held(
      AccountId account,
      HeldReason reason,
      List<RootCredential> credentials,
      boolean drift,
      String detail)
      implements CheckOutcome {}

  /// The account is left alone on purpose. `unexpected` came since the last check all the same.
  record Spared(
      AccountId account,
      SparedReason reason,
      List<RootCredential> credentials,
      List<RootCredential> unexpected,
      Optional<Instant> until,
      String detail)
      implements CheckOutcome {}

  /// The account cannot be checked yet; the check comes back after `retryIn`.
  record NotReady(AccountId account, Duration retryIn, String why) implements CheckOutcome {}

  /// We could not see the root user, so nothing is known of it.
  record Unseen(AccountId account, BlindCause cause, String said) implements CheckOutcome {}

  /// There is nothing to check.
  record Ignored(AccountId account, String why) implements CheckOutcome {}

  /// Returns the outcome's name, as used in the ledger and in output.
  default String name() {
    return getClass().getSimpleName();
  }
}
