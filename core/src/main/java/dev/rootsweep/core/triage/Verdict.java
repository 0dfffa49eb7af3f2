package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;

/// What the rules say about an activity.
sealed interface Verdict {
  /// A session of ours.
  record Ours() implements Verdict {}

  /// It may be a session of ours whose key the ledger does not know yet.
  record LookAgain() implements Verdict {}

  /// Nobody needs to hear of it; it is only counted.
  record Counted(String reason) implements Verdict {}

  /// People must hear of it; `softened` because a lease is open.
  record Alert(Severity severity, ActivityAlertKind kind, boolean softened) implements Verdict {
    Alert(Severity severity, ActivityAlertKind kind) {
      this(severity, kind, false);
    }

    /// Makes one of a kind whose severity no evidence changes.
    Alert(ActivityAlertKind kind) {
      this(kind.severity(), kind);
    }
  }
}
