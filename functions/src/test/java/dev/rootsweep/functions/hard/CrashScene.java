package dev.rootsweep.functions.hard;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialRef.Kind;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.sandbox.Certificate;
import java.util.Set;

/// A removal in which the process dies somewhere.
enum CrashScene {
  /// A person approved the removal of one credential of each kind.
  APPROVED {
    @Override
    CheckDue set(Trial trial, AccountId id) {
      Crowd.give(trial.organization, id);
      trial.account(id).add(Certificate.active(certificate(id), Trial.LONG_AGO));
      Set<CredentialRef> all =
          Set.of(
              new CredentialRef(Kind.CONSOLE_PASSWORD, Trial.LONG_AGO.toString()),
              new CredentialRef(Kind.ACCESS_KEY, Crowd.key(id)),
              new CredentialRef(Kind.SIGNING_CERTIFICATE, certificate(id)),
              CredentialRef.mfaDevice(Crowd.device(id), Trial.LONG_AGO));
      trial.ledger.approve(
          new Approval("approval-1", id, "alice", "a test", all, trial.time.now()));
      return trial.due(id, Cause.APPROVED);
    }
  },

  /// A sweep finds credentials in an account that was verified clean.
  DRIFT {
    @Override
    CheckDue set(Trial trial, AccountId id) {
      trial.put(trial.swept(id));
      trial.run();
      Crowd.give(trial.organization, id);
      return trial.swept(id);
    }
  };

  /// Prepares an account that is clean yet, and returns the check of it.
  abstract CheckDue set(Trial trial, AccountId id);

  private static String certificate(AccountId id) {
    return "EXAMPLECERTIFICATE" + id.value().substring(6);
  }
}
