package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.util.List;

/// Step 3 of a check: what does the root user hold.
final class Audit {
  /// The waits between the reads of a summary that does not agree yet: about 30 s in all.
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16));

  /// What was seen, with the session that saw it.
  ///
  /// - shape: `agrees` is false when the summary counts a kind of credential that no list shows
  record Seen(AuditSession session, RootPosture posture, boolean agrees) {}

  private final RootAccess rootAccess;
  private final Time time;

  Audit(RootAccess rootAccess, Time time) {
    this.rootAccess = rootAccess;
    this.time = time;
  }

  /// Opens a session. Its key must be in the ledger before anything is read with it.
  AuditSession open(AccountId account) {
    return rootAccess.audit(account);
  }

  /// Reads the summary, and the lists when the summary or `everything` asks for them.
  Seen look(AccountId account, AuditSession session, boolean everything) {
    RootSummary summary = session.summary();
    if (summary.bare() && !everything) {
      return new Seen(session, posture(account, List.of()), true);
    }
    List<RootCredential> credentials = session.credentials();
    return new Seen(session, posture(account, credentials), agrees(session, summary, credentials));
  }

  private boolean agrees(
      AuditSession session, RootSummary first, List<RootCredential> credentials) {
    RootSummary summary = first;
    for (Duration wait : WAITS) {
      if (shows(credentials, summary)) {
        return true;
      }
      time.pause(wait);
      summary = session.summary();
    }
    return shows(credentials, summary);
  }

  /// Tells whether the lists show something of each kind that the summary counts.
  private static boolean shows(List<RootCredential> credentials, RootSummary summary) {
    return (summary.passwords() == 0 || holds(credentials, CredentialRef.Kind.CONSOLE_PASSWORD))
        && (summary.accessKeys() == 0 || holds(credentials, CredentialRef.Kind.ACCESS_KEY))
        && (summary.certificates() == 0
            || holds(credentials, CredentialRef.Kind.SIGNING_CERTIFICATE))
        && (summary.mfaDevices() == 0 || holds(credentials, CredentialRef.Kind.MFA_DEVICE));
  }

  private static boolean holds(List<RootCredential> credentials, CredentialRef.Kind kind) {
    return credentials.stream().anyMatch(credential -> credential.ref().kind() == kind);
  }

  private RootPosture posture(AccountId account, List<RootCredential> credentials) {
    return new RootPosture(account, time.now(), credentials);
  }
}
