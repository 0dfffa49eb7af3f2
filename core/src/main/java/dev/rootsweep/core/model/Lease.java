package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Leave to recover a root password for a limited time.
///
/// - shape: from `grantedAt` (inclusive) to `endsAt` (exclusive); `requester` is the caller's ARN
public record Lease(
    String id,
    AccountId account,
    Instant grantedAt,
    Instant endsAt,
    String requester,
    String reason) {

  public Lease {
    // AWS dates credentials in whole seconds: one made in the lease's first second must not precede
    // it.
    grantedAt = grantedAt.truncatedTo(ChronoUnit.SECONDS);
    requester = Texts.shown(requester);
    reason = Texts.shown(reason);
  }

  /// Tells whether the lease is open at `now`.
  public boolean isOpen(Instant now) {
    return !now.isBefore(grantedAt) && now.isBefore(endsAt);
  }

  /// Tells whether something made at `instant` was made under this lease.
  public boolean covers(Instant instant) {
    return !instant.isBefore(grantedAt) && instant.isBefore(endsAt);
  }
}
