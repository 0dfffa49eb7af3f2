package dev.rootsweep.core.model;

import java.util.List;
import java.util.Optional;

/// Everything the ledger remembers of one account that a check needs.
///
/// - shape: leases and approvals are those not yet tidied away, open or not; `unsent` are notices
///   that were recorded and never confirmed as sent
public record Standing(
    Optional<LastCheck> last,
    Optional<Intent> intent,
    List<Lease> leases,
    List<Approval> approvals,
    List<Notice> unsent) {
  public Standing {
    leases = List.copyOf(leases);
    approvals = List.copyOf(approvals);
    unsent = List.copyOf(unsent);
  }

  /// Returns the standing of an account that the ledger has never seen.
  public static Standing unknown() {
    return new Standing(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /// Returns the same without the open intent.
  public Standing withoutIntent() {
    return new Standing(last, Optional.empty(), leases, approvals, unsent);
  }

  /// Tells whether the account was ever checked.
  public boolean known() {
    return last.isPresent();
  }
}
