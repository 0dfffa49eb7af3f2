package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import java.time.Duration;

/// What became of one message about root activity.
public sealed interface TriageOutcome {
  /// Returns the name of the outcome.
  default String name() {
    return getClass().getSimpleName();
  }

  /// People were told.
  record Alerted(Notice notice) implements TriageOutcome {}

  /// It was folded into the alert of an earlier event, and is counted in the summary.
  record Folded(AccountId account, Severity severity, ActivityAlertKind kind, String lead)
      implements TriageOutcome {}

  /// It was told or folded before.
  record Duplicate(AccountId account, Severity severity, ActivityAlertKind kind)
      implements TriageOutcome {}

  /// A session of ours: it proves that the path from the account works.
  record Routine(AccountId account) implements TriageOutcome {}

  /// Nobody needs to hear of it.
  record Counted(AccountId account, String reason) implements TriageOutcome {}

  /// It comes back after a while.
  record Waiting(AccountId account, String why, Duration comesBackIn) implements TriageOutcome {}

  /// A burst ended in which nothing was folded.
  record Quiet(AccountId account) implements TriageOutcome {}

  /// The heartbeat came through.
  record Beat() implements TriageOutcome {}
}
