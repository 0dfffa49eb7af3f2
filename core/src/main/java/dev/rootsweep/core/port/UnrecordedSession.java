package dev.rootsweep.core.port;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;

/// A root session that AWS has opened and that nobody can use yet: its key must be in the ledger
/// before its first call, so that alerts know the session as ours.
public final class UnrecordedSession<S> {
  private final AccountId account;
  private final TaskPolicy task;
  private final SessionKey key;
  private final S session;

  public UnrecordedSession(AccountId account, TaskPolicy task, SessionKey key, S session) {
    this.account = account;
    this.task = task;
    this.key = key;
    this.session = session;
  }

  /// Returns the session's key id and end.
  public SessionKey key() {
    return key;
  }

  /// Notes the key in the ledger, and returns the session.
  ///
  /// - errors: `PortFailure` when the ledger does not take it
  public S recordedIn(SessionLedger ledger) {
    ledger.issued(account, task, key);
    return session;
  }

  @Override
  public String toString() {
    return "unrecorded " + task + " session " + key.accessKeyId() + " in " + account;
  }
}
