package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.port.BurstLedger;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.SessionLedger;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what the rules must know beside the activity itself.
final class Inquiry {
  private final SessionLedger sessions;
  private final OrderLedger orders;
  private final BurstLedger bursts;
  private final Settings settings;
  private final Recollections recollections;

  Inquiry(Ledger ledger, Directory directory, Settings settings) {
    this.sessions = ledger;
    this.orders = ledger;
    this.bursts = ledger;
    this.recollections = new Recollections(ledger, directory, settings);
    this.settings = settings;
  }

  /// What was found out.
  record Findings(Surroundings around, Optional<Lease> lease, int failures) {
    Case about(RootActivity activity, Verdict.Alert alert) {
      return new Case(activity, alert, lease, failures);
    }
  }

  /// Asks the ledger. Most of what is heard is our own: of that nothing more is read.
  ///
  /// - errors: `PortFailure` when the ledger does not answer
  Findings of(Reread look) {
    RootActivity activity = look.activity();
    boolean ours = activity.sessionKey().filter(sessions::isOurs).isPresent();
    Optional<Lease> lease = ours ? Optional.empty() : openLease(activity);
    List<Instant> failures = ours ? List.of() : failures(activity);
    boolean many = ActivityRules.areMany(failures, activity.origin().at());
    Background background = ours ? Background.none() : recollections.of(activity);
    return new Findings(
        around(ours, look.asked(), lease.isPresent(), many, background),
        lease,
        many ? failures.size() : 1);
  }

  /// Returns everything that the ledger might have said: of leases, and of earlier events. How
  /// often a sign-in failed is left out: a first failure is told at once, and the fifth when it is
  /// known.
  List<Surroundings> guesses() {
    return Background.guesses().stream()
        .flatMap(
            background ->
                Stream.of(true, false)
                    .map(leased -> around(false, true, leased, false, background)))
        .toList();
  }

  private Surroundings around(
      boolean ours, boolean asked, boolean leased, boolean manyFailures, Background background) {
    return new Surroundings(
        settings.managementAccount(),
        settings.hubAccount(),
        settings.watch(),
        ours,
        asked,
        leased,
        manyFailures,
        background);
  }

  private Optional<Lease> openLease(RootActivity activity) {
    return orders.leases(activity.concerned()).stream()
        .filter(lease -> lease.covers(activity.origin().at()))
        .findFirst();
  }

  private List<Instant> failures(RootActivity activity) {
    return activity instanceof RootActivity.SignedIn signedIn && !signedIn.success()
        ? bursts.failedSignIn(
            activity.concerned(),
            activity.origin().eventId(),
            activity.origin().at(),
            ActivityRules.FAILURES_WITHIN)
        : List.of();
  }
}
