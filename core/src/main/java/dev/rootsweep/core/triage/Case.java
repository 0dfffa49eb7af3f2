package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.RootActivity;
import java.util.Optional;

/// An activity that people must hear of, with what is known of it.
///
/// - shape: `failures` is the number of failed sign-ins that belong together
record Case(RootActivity activity, Verdict.Alert alert, Optional<Lease> lease, int failures) {
  String eventId() {
    return activity.origin().eventId();
  }

  AccountId account() {
    return activity.concerned();
  }

  /// The same however often the alert is built for the event.
  String noticeId() {
    return eventId() + "/" + account() + "/" + alert.kind();
  }

  BurstEvent event() {
    return new BurstEvent(
        eventId(),
        account(),
        activity.origin().at(),
        activity.evidence().call(),
        activity.evidence().actor().longTermKey().orElse(""),
        activity.evidence().address(),
        ActivityTexts.object(activity).orElse(""));
  }

  /// A member whose root user did the worst is checked at once; the management account never is.
  boolean isChecked(AccountId managementAccount) {
    return alert.severity() == Severity.CRITICAL && !account().equals(managementAccount);
  }
}
