package dev.rootsweep.core.model;

import java.util.Optional;
import java.util.Set;

/// Everything that checks remember of one account.
///
/// - shape: `unsent` are the ids of notices that were recorded and never confirmed as sent
public record Standing(Optional<LastCheck> last, Optional<Intent> intent, Set<String> unsent) {
  public Standing {
    unsent = Set.copyOf(unsent);
  }

  /// Returns the standing of an account that the ledger has never seen.
  public static Standing unknown() {
    return new Standing(Optional.empty(), Optional.empty(), Set.of());
  }

  /// Returns the same without the open intent.
  public Standing withoutIntent() {
    return new Standing(last, Optional.empty(), unsent);
  }

  /// Tells whether the account was ever checked.
  public boolean known() {
    return last.isPresent();
  }
}
