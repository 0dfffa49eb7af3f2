package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.BurstLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives events their places in bursts: what belongs together is told once.
///
/// The same kind, as severe, by the same actor, about the same account belongs together. An actor
/// is an identity with its long-term key and its address: all of a root user's keys have the same
/// identity, the stolen one among them. A user has two keys at most, so each has bursts of its own;
/// addresses are without number.
final class Bursts {
  /// How many addresses of one identity and key get an alert of their own in an hour; all others
  /// share one.
  static final int MOST_VARIANTS = 5;

  private static final String OTHERS = "/others";

  private final BurstLedger ledger;
  private final Time time;

  Bursts(BurstLedger ledger, Time time) {
    this.ledger = ledger;
    this.time = time;
  }

  /// Gives an event its place; one that has a place keeps it.
  ///
  /// - errors: `PortFailure`
  BurstPlace place(Case told) {
    RootActivity activity = told.activity();
    Severity severity = told.alert().severity();
    String group = group(activity, told.alert());
    Instant now = time.now();
    BurstPlace place =
        ledger.join(
            name(group, activity, now), told.event(), now, now.plus(TriageRootActivity.BURST));
    if (activity instanceof RootActivity.PrivilegedSession session) {
      session.issuedKey().ifPresent(key -> ledger.opened(key, group, severity, now));
    }
    return place;
  }

  /// What is called in a session belongs to the call that opened it, unless the table names it.
  private String group(RootActivity activity, Verdict.Alert alert) {
    return Optional.of(alert.kind())
        .filter(ActivityAlertKind.ROOT_SESSION_CALL::equals)
        .flatMap(_ -> activity.evidence().actor().rootSessionKey())
        .flatMap(key -> ledger.openedIn(key, alert.severity()))
        .orElseGet(() -> groupOf(activity, alert));
  }

  private String name(String group, RootActivity activity, Instant now) {
    String variant = variant(activity);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return ledger.variant(group, variant, hour, MOST_VARIANTS) <= MOST_VARIANTS
        ? group + "/" + variant
        : group + OTHERS;
  }

  /// Returns the verdict that led an event to its place, of those that there may be.
  Optional<Verdict.Alert> earlier(String eventId, Stream<Verdict.Alert> possible) {
    return ledger
        .placed(eventId)
        .flatMap(
            place -> possible.filter(alert -> place.burst().startsWith(kind(alert))).findFirst());
  }

  /// Tells whether a burst holds all the addresses that came too late for an alert of their own.
  static boolean isOfOthers(String burst) {
    return burst.endsWith(OTHERS);
  }

  /// Returns a name that is equal for the same kind, as severe, by the same identity, about the
  /// same account; where one caller reaches into other accounts, about the account that acted. A
  /// deployment is one wherever it goes, and so is an operation of a stack set: what CloudFormation
  /// says of one account does not name the operation, but a stack set has one at a time.
  private static String groupOf(RootActivity activity, Verdict.Alert alert) {
    Actor actor = activity.evidence().actor();
    if (alert.kind() == ActivityAlertKind.DEPLOYED) {
      return kind(alert) + session(actor);
    }
    if (activity instanceof RootActivity.StackSetReported reported) {
      return kind(alert) + reported.stackSet();
    }
    AccountId account =
        reachesIntoOthers(activity)
            ? actor.account().orElse(activity.origin().account())
            : activity.concerned();
    return kind(alert) + account + "/" + identity(actor) + key(actor);
  }

  private static String kind(Verdict.Alert alert) {
    return alert.kind() + "/" + alert.severity() + "/";
  }

  private static String key(Actor actor) {
    return actor.longTermKey().map(key -> "/" + key).orElse("");
  }

  /// The CDK has roles of its own in each account and Region; a session of each bears the name of
  /// who deploys.
  private static String session(Actor actor) {
    return actor.arn().substring(actor.arn().lastIndexOf('/') + 1);
  }

  /// A token that a root user issued can be given any name.
  private static String identity(Actor actor) {
    return actor.kind() == Actor.Kind.FEDERATED_BY_ROOT
        ? "a token of the root user"
        : actor.identity();
  }

  /// Failed sign-ins are one attack, from however many addresses they come.
  private static String variant(RootActivity activity) {
    String address = activity.evidence().address();
    if (activity instanceof RootActivity.SignedIn signedIn) {
      return signedIn.success() ? address + " " + signedIn.mfa() : "";
    }
    return address;
  }

  /// Departures are no calls: each account that leaves is told of.
  private static boolean reachesIntoOthers(RootActivity activity) {
    return switch (activity) {
      case RootActivity.PrivilegedSession _ -> true;
      case RootActivity.IdentityTouched _ -> activity.evidence().actor().kind() == Actor.Kind.OTHER;
      case RootActivity.SignedIn _,
          RootActivity.CredentialTampered _,
          RootActivity.Called _,
          RootActivity.GuardTouched _,
          RootActivity.OwnResourceChanged _,
          RootActivity.TrailChanged _,
          RootActivity.Departed _,
          RootActivity.SessionRenewed _,
          RootActivity.SignInAnomaly _,
          RootActivity.AccountMoved _,
          RootActivity.LeaveRefused _,
          RootActivity.Closed _,
          RootActivity.PlanMade _,
          RootActivity.PlanExecuted _,
          RootActivity.StackSetReported _,
          RootActivity.Unknown _ ->
          false;
    };
  }
}
