package dev.rootsweep.functions;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.sweep.DigestOutcome;
import java.util.List;

/// What the use cases behind the check queue answer.
public sealed interface CheckQueueOutcome {
  /// An account was checked.
  record Checked(CheckOutcome outcome) implements CheckQueueOutcome {}

  /// The organization was listed, and these checks were queued.
  record Reconciled(List<CheckDue> queued) implements CheckQueueOutcome {}

  /// A digest of a sweep was due.
  record Digested(DigestOutcome outcome) implements CheckQueueOutcome {}

  /// The function's time was running out; the check was queued anew.
  record PutBack() implements CheckQueueOutcome {}
}
