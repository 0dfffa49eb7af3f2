package dev.rootsweep.core.check;

import dev.rootsweep.core.alert.ConsentAlerts;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people allowed, as the ledger says, and what a check did because of it: approvals that it
/// removed under, leases that explain what it found, a pause that has ended.
final class Consents {
  private final ConsentAlerts alerts;

  Consents(Settings settings) {
    this.alerts = new ConsentAlerts(settings);
  }

  /// Returns the alerts about all that this outcome rests on.
  List<Notice> behind(Claim claim, CheckOutcome outcome, Instant now) {
    List<Notice> notices = new ArrayList<>();
    approvals(claim).stream().map(approval -> alerts.approved(approval, now)).forEach(notices::add);
    leases(claim, outcome).stream().map(lease -> alerts.allowed(lease, now)).forEach(notices::add);
    endedPause(claim, outcome)
        .map(pause -> alerts.resumed(pause, claim.due().account(), now))
        .ifPresent(notices::add);
    return notices;
  }

  /// Those that the open intent rests on, however the check ends: an earlier one may have deleted
  /// under them.
  private static List<Approval> approvals(Claim claim) {
    Set<String> used = claim.standing().intent().map(Intent::approvals).orElse(Set.of());
    return claim.standing().approvals().stream()
        .filter(approval -> used.contains(approval.id()))
        .toList();
  }

  private static List<Lease> leases(Claim claim, CheckOutcome outcome) {
    List<RootCredential> found = new ArrayList<>(NoticeTexts.credentials(outcome));
    if (outcome instanceof CheckOutcome.Removed removed) {
      found.addAll(removed.spared());
    }
    return claim.standing().leases().stream()
        .filter(lease -> found.stream().anyMatch(one -> LeaseRules.explains(List.of(lease), one)))
        .toList();
  }

  private static Optional<String> endedPause(Claim claim, CheckOutcome outcome) {
    return claim.standing().last().flatMap(LastCheck::pause).filter(_ -> mayHaveDeleted(outcome));
  }

  private static boolean mayHaveDeleted(CheckOutcome outcome) {
    return outcome instanceof CheckOutcome.Removed || outcome instanceof CheckOutcome.Incomplete;
  }
}
