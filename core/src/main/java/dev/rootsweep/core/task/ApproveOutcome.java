package dev.rootsweep.core.task;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.Pause;
import java.time.Instant;
import java.util.Optional;

/// How an approval ended.
public sealed interface ApproveOutcome {
  /// Returns the account that was spoken of.
  AccountId account();

  /// The approval is in the ledger; `next` says whether a check follows it.
  record Approved(AccountId account, Approval approval, Next next) implements ApproveOutcome {}

  /// An open approval covers all of it already; `next` says whether a check follows this order.
  record ApprovedBefore(AccountId account, Approval approval, Next next)
      implements ApproveOutcome {}

  /// What follows an approval that stands.
  sealed interface Next {
    /// A check is queued.
    record Queued() implements Next {}

    /// No check queue is known.
    record NoQueue() implements Next {}

    /// The check could not be queued.
    ///
    /// - shape: `why` says what was attempted and what came back
    record NotQueued(String why) implements Next {}
  }

  /// The last recorded check held nothing. `last` is its outcome, empty when there was none.
  record NothingHeld(AccountId account, Optional<CheckEnding> last, Optional<Instant> at)
      implements ApproveOutcome {}

  /// Something else is held than the person was shown.
  record Changed(AccountId account, Held held) implements ApproveOutcome {}

  /// All removals are paused, so an approval would run out unused.
  record Paused(AccountId account, Pause pause) implements ApproveOutcome {}
}
