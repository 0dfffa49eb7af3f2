package dev.rootsweep.core.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What people allow in one account.
///
/// - shape: the leases and approvals that are not yet tidied away, open or not
public record Allowed(List<Lease> leases, List<Approval> approvals) {
  public Allowed {
    leases = List.copyOf(leases);
    approvals = List.copyOf(approvals);
  }

  /// Returns what is allowed where nobody allowed anything.
  public static Allowed nothing() {
    return new Allowed(List.of(), List.of());
  }

  /// Tells whether nobody allowed anything.
  public boolean isEmpty() {
    return leases.isEmpty() && approvals.isEmpty();
  }

  /// Returns what was allowed in the membership that began at `joinedAt`: an account that left and
  /// came back is judged anew.
  public Allowed since(Instant joinedAt) {
    Instant second = joinedAt.truncatedTo(ChronoUnit.SECONDS);
    return new Allowed(
        leases.stream().filter(lease -> !lease.grantedAt().isBefore(second)).toList(),
        approvals.stream().filter(one -> !one.grantedAt().isBefore(joinedAt)).toList());
  }
}
