package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// A check that holds its account: the message, the claim's owner and end, what the ledger
/// remembers, and what may be done.
record Claim(CheckDue due, String owner, Instant until, Standing standing, Consent consent) {

  Claim withIntent(Intent intent) {
    return with(
        new Standing(
            standing.last(),
            Optional.of(intent),
            standing.leases(),
            standing.approvals(),
            List.of()));
  }

  /// Returns the same claim without intent, leases and approvals of an earlier membership: an
  /// account that left and came back is judged anew.
  Claim within(Instant joinedAt) {
    Optional<Intent> intent = standing.intent().filter(open -> !open.openedAt().isBefore(joinedAt));
    List<Approval> approvals =
        standing.approvals().stream()
            .filter(approval -> !approval.grantedAt().isBefore(joinedAt))
            .toList();
    Instant second = joinedAt.truncatedTo(ChronoUnit.SECONDS);
    List<Lease> leases =
        standing.leases().stream().filter(lease -> !lease.grantedAt().isBefore(second)).toList();
    return with(new Standing(standing.last(), intent, leases, approvals, standing.unsent()));
  }

  /// Tells whether another check may have taken the account over by now.
  boolean hasEnded(Instant now) {
    return !now.isBefore(until);
  }

  /// Returns the credentials of the open intent.
  List<RootCredential> intended() {
    return standing.intent().stream().flatMap(intent -> intent.credentials().stream()).toList();
  }

  private Claim with(Standing other) {
    return new Claim(due, owner, until, other, consent);
  }
}
