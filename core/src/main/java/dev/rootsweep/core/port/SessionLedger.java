package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;

/// Our root sessions.
///
/// - errors: `PortFailure`
public interface SessionLedger {
  /// Notes one of our root sessions, before its first call. Costs `dynamodb:PutItem`.
  void issued(AccountId account, TaskPolicy task, SessionKey key);

  /// Tells whether a root session is ours. Costs `dynamodb:GetItem`.
  boolean isOurs(String accessKeyId);
}
