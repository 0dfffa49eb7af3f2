package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import java.time.Instant;
import java.util.Optional;

/// What the look-up found out about an account before it is claimed.
sealed interface Membership {

  /// An account that may be checked. `lookedUp` is false when a listing that is younger than an
  /// hour made the look-up unnecessary.
  record Checkable(AccountId id, String name, Instant joinedAt, boolean lookedUp)
      implements Membership {}

  /// An account that is left alone, which the ledger must keep.
  record Kept(CheckOutcome.Spared outcome, Optional<Instant> joinedAt) implements Membership {}

  /// An account that nothing is written about.
  record Passed(CheckOutcome outcome) implements Membership {}
}
