package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.AccountLedger;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.OrderLedger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.SweepLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/// Steps 4 and 5 of a check: decide about what was found, and ask the ledger's permit for a
/// removal.
final class Deciding {
  private final AccountLedger accounts;
  private final OrderLedger orders;
  private final SweepLedger sweeps;
  private final Time time;
  private final Supplier<String> ids;
  private final Settings settings;
  private final Removal removal;
  private final Recording recording;

  Deciding(
      Ledger ledger,
      Time time,
      Supplier<String> ids,
      Settings settings,
      Removal removal,
      Recording recording) {
    this.accounts = ledger;
    this.orders = ledger;
    this.sweeps = ledger;
    this.time = time;
    this.ids = ids;
    this.settings = settings;
    this.removal = removal;
    this.recording = recording;
  }

  /// Decides, and does what was decided. A removal asks for the permit at once, which minds the
  /// flags of the deployment; everything else reads them first.
  CheckOutcome on(Claim claim, Subject subject, AuditResult seen) {
    Situation unread = situation(claim, subject, seen.posture());
    if (RemovalRules.decide(unread) instanceof Decision.Remove remove) {
      Intent intent = recording.intent(claim, ids, remove);
      if (claim.consent().covers(intent)) {
        return permitted(claim, subject, seen, unread, remove, intent);
      }
    }
    return decide(claim, subject, seen, unread.with(paused(), isFirstSweep(claim.due())));
  }

  private CheckOutcome decide(Claim claim, Subject subject, AuditResult seen, Situation situation) {
    return switch (RemovalRules.decide(situation)) {
      case Decision.Nothing _ -> recording.clean(claim, subject.joinedAt(), seen);
      case Decision.Hold hold -> recording.held(claim, subject, seen.posture(), hold);
      case Decision.Spare spare -> recording.spared(claim, subject, seen.posture(), spare);
      case Decision.Watch watch -> recording.watched(claim, subject, seen.posture(), watch);
      case Decision.Remove remove -> {
        Intent intent = recording.intent(claim, ids, remove);
        yield claim.consent().covers(intent)
            ? permitted(claim, subject, seen, situation, remove, intent)
            : recording.changed(claim, intent, claim.consent().shown());
      }
    };
  }

  /// The ledger has the last word: what it refuses is decided again with what it said.
  private CheckOutcome permitted(
      Claim claim,
      Subject subject,
      AuditResult seen,
      Situation situation,
      Decision.Remove remove,
      Intent intent) {
    return switch (accounts.permit(request(claim, intent, remove))) {
      case Permit.Granted _ -> remove(claim, subject, seen, remove, intent);
      case Permit.Paused(Pause pause) ->
          decide(claim, subject, seen, situation.pausedBy(pause.words()));
      case Permit.OnlyObserves _ -> decide(claim, subject, seen, situation.inFirstSweep());
      case Permit.NoSlot _ -> decide(claim, subject, seen, situation.withoutSlot());
    };
  }

  private CheckOutcome remove(
      Claim claim, Subject subject, AuditResult seen, Decision.Remove remove, Intent intent) {
    boolean wasBegun = claim.standing().intent().isPresent();
    Claim begun = claim.withIntent(intent);
    RemovalResult ended =
        removal.run(new Removal.Order(begun, remove.targets(), remove.spared(), wasBegun, seen));
    return recording.removed(begun, subject, remove, ended);
  }

  private PermitRequest request(Claim claim, Intent intent, Decision.Remove remove) {
    return new PermitRequest(intent, claim.owner(), time.now(), slot(remove), unasked(claim.due()));
  }

  private Optional<RemovalSlot> slot(Decision.Remove remove) {
    return remove.needsSlot()
        ? Optional.of(
            new RemovalSlot(time.now().truncatedTo(ChronoUnit.HOURS), settings.removalCap()))
        : Optional.empty();
  }

  /// Returns the situation in a deployment that neither pauses nor only observes.
  private Situation situation(Claim claim, Subject subject, RootPosture posture) {
    return new Situation(
        time.now(),
        posture,
        claim.standing(),
        claim.allowed(),
        subject.joinedAt(),
        Optional.empty(),
        subject.exemptions(),
        false,
        claim.consent().mode(settings.mode()),
        settings.drift(),
        settings.recentUse(),
        Situation.Slot.NOT_ASKED);
  }

  private Optional<String> paused() {
    try {
      return orders.pause().map(Pause::words);
    } catch (PortFailure failure) {
      return Optional.of("the pause flag cannot be read: " + failure.said());
    }
  }

  private boolean isFirstSweep(CheckDue due) {
    return unasked(due).filter(sweeps::onlyObserves).isPresent();
  }

  private static Optional<Unasked> unasked(CheckDue due) {
    return due.cause() == Cause.SWEEP || due.cause() == Cause.RECONCILED
        ? Optional.of(new Unasked(due.sweep()))
        : Optional.empty();
  }
}
