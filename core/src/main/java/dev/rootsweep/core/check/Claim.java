package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A check that holds its account: the message, the claim's owner and what the ledger remembers.
record Claim(CheckDue due, String owner, Standing standing) {

  Claim withIntent(Intent intent) {
    return new Claim(
        due,
        owner,
        new Standing(
            standing.last(),
            Optional.of(intent),
            standing.leases(),
            standing.approvals(),
            List.of()));
  }

  /// Returns the same claim without an intent of an earlier membership: whoever left and came back
  /// is judged anew.
  Claim within(Instant joinedAt) {
    Optional<Intent> current =
        standing.intent().filter(intent -> !intent.openedAt().isBefore(joinedAt));
    return new Claim(
        due,
        owner,
        new Standing(
            standing.last(), current, standing.leases(), standing.approvals(), standing.unsent()));
  }
}
