package dev.rootsweep.core.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one check writes, whole or not at all.
///
/// - shape: `results` are the deletions settled by this check; `intent` is what stays open
///   afterwards (empty closes it); `intentId` names the intent the results belong to;
///   `approvalsUsed` are the ids of approvals that are tidied away
public record CheckRecord(
    AccountId account,
    String causeEventId,
    LastCheck check,
    List<CredentialResult> results,
    Optional<String> intentId,
    Optional<Intent> intent,
    Set<String> approvalsUsed,
    List<Notice> notices) {
  public CheckRecord {
    results = List.copyOf(results);
    approvalsUsed = Set.copyOf(approvalsUsed);
    notices = List.copyOf(notices);
  }

  /// Returns the proof to be kept; empty when no deletion was settled.
  public Optional<Proof> proof() {
    return results.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proof(account, check.at(), check.ending(), causeEventId, intentId, results));
  }
}
