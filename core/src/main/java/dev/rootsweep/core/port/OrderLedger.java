package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What people ordered and allowed: pauses, leases, approvals.
///
/// - errors: `PortFailure`
public interface OrderLedger {
  /// Reads the pause flag. Costs `dynamodb:GetItem`.
  Optional<Pause> pause();

  /// Stops every removal, unless they are stopped already; returns the pause that counts. Costs
  /// `dynamodb:PutItem`, and `dynamodb:GetItem` when there is one already.
  Pause pause(Pause pause);

  /// Ends this pause; false when another one is set, or none. Costs `dynamodb:UpdateItem`.
  ///
  /// - shape: `by` is the caller's ARN from GetCallerIdentity
  boolean resume(Pause pause, String by, Instant at);

  /// Reads how the last pause ended; empty while removals are paused, and before the first pause.
  /// Costs `dynamodb:GetItem`.
  Optional<PauseEnd> endedPause();

  /// Writes a lease. Costs `dynamodb:PutItem`.
  void grant(Lease lease);

  /// Writes an approval. Costs `dynamodb:PutItem`.
  void approve(Approval approval);

  /// Reads the leases on one account, open or not. Costs `dynamodb:Query`.
  List<Lease> leases(AccountId account);

  /// Reads what people allow in one account. Costs `dynamodb:Query`.
  Allowed allowed(AccountId account);
}
