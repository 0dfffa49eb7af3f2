package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;

/// What the steps of an alert follow: what was done, as which kind it is told, and whether a policy
/// of the organization reaches the account.
///
/// - shape: `member` is false only when Organizations said so
record Incident(RootActivity activity, ActivityAlertKind kind, boolean member) {
  AccountId account() {
    return activity.concerned();
  }

  Evidence evidence() {
    return activity.evidence();
  }

  Actor actor() {
    return evidence().actor();
  }

  /// Tells whether the call changed something.
  boolean changedSomething() {
    return !evidence().readOnly() && !evidence().failed();
  }
}
