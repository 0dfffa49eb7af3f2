package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a check is about to delete, written before it may open a deletion session.
///
/// - shape: `openedAt` is when the first attempt was permitted, `permittedAt` the last, empty where
///   it is not known; `why` says what allowed it; `approvals` are the ids of the approvals that it
///   rests on, which are used up when it is closed
public record Intent(
    String id,
    AccountId account,
    Instant openedAt,
    Optional<Instant> permittedAt,
    String causeEventId,
    String why,
    Set<String> approvals,
    List<RootCredential> credentials) {
  public Intent {
    approvals = Set.copyOf(approvals);
    credentials = List.copyOf(credentials);
  }

  /// Returns the same intent for other credentials.
  public Intent withCredentials(List<RootCredential> others) {
    return new Intent(id, account, openedAt, permittedAt, causeEventId, why, approvals, others);
  }
}
