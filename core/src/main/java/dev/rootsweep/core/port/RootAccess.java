package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;

/// Opens root sessions in member accounts, one door for each root-task policy, so that deleting
/// through an audit session does not compile.
///
/// - errors: `PortFailure` when the session is refused or cannot be had
public interface RootAccess {
  /// Opens a session that can only look. Costs `sts:AssumeRoot`.
  UnrecordedSession<AuditSession> audit(AccountId account);

  /// Opens a session that can delete. Costs `sts:AssumeRoot`.
  UnrecordedSession<DeletionSession> deletion(AccountId account);
}
