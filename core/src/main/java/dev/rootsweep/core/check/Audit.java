package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.port.UnrecordedSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Step 3 of a check: what does the root user hold.
final class Audit {
  /// The waits between readings that do not agree yet: about 30 s in all.
  static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(16));

  private final RootAccess rootAccess;
  private final Time time;

  Audit(RootAccess rootAccess, Time time) {
    this.rootAccess = rootAccess;
    this.time = time;
  }

  /// Opens a session.
  UnrecordedSession<AuditSession> open(AccountId account) {
    return rootAccess.audit(account);
  }

  /// Reads the summary, and the lists when the summary or `readsLists` asks for them.
  AuditResult look(AccountId account, AuditSession session, boolean readsLists) {
    RootSummary summary = session.summary();
    if (summary.clean() && !readsLists) {
      return new AuditResult(session, posture(account, List.of()), false, true, false);
    }
    return settled(account, session, new Reading(summary, session.credentials()));
  }

  /// Reads the summary, and those lists that showed something when all were read a moment ago, or
  /// that the summary counts something in.
  AuditResult lookAgain(AccountId account, AuditSession session, RootPosture seen) {
    RootSummary summary = session.summary();
    Set<CredentialRef.Kind> kinds = EnumSet.noneOf(CredentialRef.Kind.class);
    seen.refs().stream().map(CredentialRef::kind).forEach(kinds::add);
    Arrays.stream(CredentialRef.Kind.values())
        .filter(kind -> summary.of(kind) > 0)
        .forEach(kinds::add);
    return settled(account, session, new Reading(summary, session.credentials(kinds)));
  }

  /// Reads again while the summary counts what no list shows: either of the two may lag.
  private AuditResult settled(AccountId account, AuditSession session, Reading first) {
    Reading reading = first;
    boolean lagged = first.summaryMissesSome();
    for (Duration wait : WAITS) {
      if (reading.agrees()) {
        break;
      }
      time.pause(wait);
      reading = Reading.of(session);
      lagged |= reading.summaryMissesSome();
    }
    RootPosture posture = posture(account, reading.credentials());
    return new AuditResult(session, posture, true, reading.agrees(), lagged);
  }

  private RootPosture posture(AccountId account, List<RootCredential> credentials) {
    return new RootPosture(account, time.now(), credentials);
  }
}
