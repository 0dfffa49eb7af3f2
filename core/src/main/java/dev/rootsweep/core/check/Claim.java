package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A check that holds its account: the message, the claim's owner and end, what the ledger
/// remembers, and what may be done.
///
/// - shape: `allowing` gives what people allow in the account; a clean account does not need it
record Claim(
    CheckDue due,
    String owner,
    Instant until,
    Standing standing,
    Supplier<Allowed> allowing,
    Consent consent) {

  /// Returns what people allow in the account.
  ///
  /// - errors: `PortFailure` when it cannot be read
  Allowed allowed() {
    return allowing.get();
  }

  Claim withIntent(Intent intent) {
    return with(new Standing(standing.last(), Optional.of(intent), Set.of()), allowing);
  }

  /// Returns the same claim without intent, leases and approvals of an earlier membership: an
  /// account that left and came back is judged anew.
  Claim within(Instant joinedAt) {
    Optional<Intent> intent = standing.intent().filter(open -> !open.openedAt().isBefore(joinedAt));
    return with(
        new Standing(standing.last(), intent, standing.unsent()), () -> allowed().since(joinedAt));
  }

  /// Tells whether another check may have taken the account over by now.
  boolean hasEnded(Instant now) {
    return !now.isBefore(until);
  }

  /// Returns the credentials of the open intent.
  List<RootCredential> intended() {
    return standing.intent().stream().flatMap(intent -> intent.credentials().stream()).toList();
  }

  private Claim with(Standing other, Supplier<Allowed> allowed) {
    return new Claim(due, owner, until, other, allowed, consent);
  }
}
