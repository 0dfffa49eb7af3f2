package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.List;

/// What a check is about to delete, written before it may open a deletion session.
///
/// approval that allowed it, or empty text
public record Intent(
    String id,
    AccountId account,
    Instant openedAt,
    String causeEventId,
    String why,
    List<RootCredential> credentials) {
  public Intent {
    credentials = List.copyOf(credentials);
  }

  /// Returns the same intent for other credentials.
  public Intent withCredentials(List<RootCredential> others) {
    return new Intent(id, account, openedAt, causeEventId, why, others);
  }
}
