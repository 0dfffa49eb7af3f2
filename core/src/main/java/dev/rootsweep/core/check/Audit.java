package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
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
  /// - shape: `agrees` is false when the summary counts credentials that no list shows
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
    boolean bare = session.summary().bare();
    if (bare && !everything) {
      return new Seen(session, posture(account, List.of()), true);
    }
    List<RootCredential> credentials = session.credentials();
    return new Seen(
        session,
        posture(account, credentials),
        bare || !credentials.isEmpty() || turnsBare(session));
  }

  private boolean turnsBare(AuditSession session) {
    for (Duration wait : WAITS) {
      time.pause(wait);
      if (session.summary().bare()) {
        return true;
      }
    }
    return false;
  }

  private RootPosture posture(AccountId account, List<RootCredential> credentials) {
    return new RootPosture(account, time.now(), credentials);
  }
}
