package dev.rootsweep.cli.run;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.SessionLedger;

/// Records nothing: for a run by hand without a ledger. The deployed system raises alerts for its
/// root sessions, and the command says so before it opens the first.
final class NotRecordedSessionLedger implements SessionLedger {
  @Override
  public void issued(AccountId account, TaskPolicy task, SessionKey key) {
    // There is nowhere to write it.
  }

  @Override
  public boolean isOurs(String accessKeyId) {
    return false;
  }
}
