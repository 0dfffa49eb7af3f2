package dev.rootsweep.core.check;

import dev.rootsweep.core.alert.ConsentAlerts;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What people allowed, as the ledger says, and what a check did because of it: approvals that it
/// removed under, leases that explain what it found, a pause that has ended.
final class Consents {
  private static final String UNKNOWN = "unknown: the row of the pause does not say";

  private final OrderLedger ledger;
  private final ConsentAlerts alerts;

  Consents(OrderLedger ledger, Settings settings) {
    this.ledger = ledger;
    this.alerts = new ConsentAlerts(settings);
  }

  /// Returns the alerts about all that this outcome rests on.
  List<Notice> behind(Claim claim, CheckOutcome outcome, Instant now) {
    List<Notice> notices = new ArrayList<>();
    approvals(claim).stream().map(approval -> alerts.approved(approval, now)).forEach(notices::add);
    leases(claim, outcome).stream().map(lease -> alerts.allowed(lease, now)).forEach(notices::add);
    if (outcome.mayHaveDeleted()) {
      endedPauses(claim).stream()
          .map(end -> alerts.resumed(end, claim.due().account(), now))
          .forEach(notices::add);
    }
    return notices;
  }

  /// Those that the open intent rests on, however the check ends: an earlier one may have deleted
  /// under them.
  private static List<Approval> approvals(Claim claim) {
    Set<String> used = claim.standing().intent().map(Intent::approvals).orElse(Set.of());
    return used.isEmpty()
        ? List.of()
        : claim.allowed().approvals().stream()
            .filter(approval -> used.contains(approval.id()))
            .toList();
  }

  private static List<Lease> leases(Claim claim, CheckOutcome outcome) {
    List<RootCredential> found =
        Stream.concat(outcome.credentials().stream(), outcome.there().stream()).toList();
    return found.isEmpty()
        ? List.of()
        : claim.allowed().leases().stream()
            .filter(
                lease -> found.stream().anyMatch(one -> LeaseRules.explains(List.of(lease), one)))
            .toList();
  }

  /// The row says how the last pause ended. Where it is gone or speaks of another pause, the check
  /// that a pause held still knows of that one.
  private List<PauseEnd> endedPauses(Claim claim) {
    Optional<PauseEnd> last = ledger.endedPause();
    Optional<PauseEnd> held =
        claim
            .standing()
            .last()
            .flatMap(LastCheck::pause)
            .map(pause -> new PauseEnd(pause, UNKNOWN, UNKNOWN))
            .filter(known -> last.map(PauseEnd::pause).filter(known.pause()::equals).isEmpty());
    return Stream.concat(last.stream(), held.stream()).toList();
  }
}
