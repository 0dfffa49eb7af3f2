package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When something was last seen.
///
/// - errors: `PortFailure`
public interface SeenLedger {
  /// Notes that an event of a session of ours came through from an account; never goes back in
  /// time. Costs `dynamodb:UpdateItem`.
  void pathSeen(AccountId account, Instant at);

  /// Returns when an event of a session of ours last came through from an account. Costs
  /// `dynamodb:GetItem`.
  Optional<Instant> pathSeen(AccountId account);

  /// Notes that something was seen, by a name of the caller's choice; never goes back in time.
  /// Costs `dynamodb:UpdateItem`.
  ///
  /// - shape: `kept` is counted from `at`; afterwards it may be forgotten
  void seen(String what, Instant at, Duration kept);

  /// Returns when something was last seen. Costs `dynamodb:GetItem`.
  Optional<Instant> seen(String what);
}
