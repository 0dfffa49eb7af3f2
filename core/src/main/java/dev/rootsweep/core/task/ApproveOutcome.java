package dev.rootsweep.core.task;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Pause;
import java.time.Instant;
import java.util.Optional;

/// How an approval ended.
public sealed interface ApproveOutcome {
  /// Returns the account that was spoken of.
  AccountId account();

  /// The approval is in the ledger; `queued` tells whether a check is on its way.
  record Approved(AccountId account, Approval approval, boolean queued) implements ApproveOutcome {}

  /// An open approval covers all of it already.
  record ApprovedBefore(AccountId account, Approval approval) implements ApproveOutcome {}

  /// The last recorded check held nothing. `last` is its outcome, empty when there was none.
  record NothingHeld(AccountId account, Optional<String> last, Optional<Instant> at)
      implements ApproveOutcome {}

  /// Something else is held than the person was shown.
  record Changed(AccountId account, Held held) implements ApproveOutcome {}

  /// All removals are paused, so an approval would run out unused.
  record Paused(AccountId account, Pause pause) implements ApproveOutcome {}
}
