package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.triage.Background.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How bad root activity is.
///
/// Ours first, then a long-term key of a root user, whoever carries its call, then what is only
/// counted, then the table: of the rows that match, the most severe wins, and of equals the one
/// that says most.
final class ActivityRules {
  /// Within what time failed sign-ins are counted together.
  static final Duration FAILURES_WITHIN = Duration.ofMinutes(10);

  private static final int MANY_FAILURES = 5;

  private ActivityRules() {}

  static Verdict judge(RootActivity activity, Surroundings around) {
    if (around.ours()) {
      return new Verdict.Ours();
    }
    Optional<Verdict> early =
        activity.evidence().actor().isRoot() && activity.evidence().actor().hasLongTermKey()
            ? Optional.empty()
            : counted(activity, around).or(() -> DeploymentRules.judge(activity, around));
    if (early.isPresent()) {
      return early.get();
    }
    if (activity.sessionKey().isPresent() && !around.readAgain()) {
      return new Verdict.LookAgain();
    }
    return Stream.concat(row(activity, around).stream(), callerRow(activity).stream())
        .reduce((one, other) -> other.severity().compareTo(one.severity()) < 0 ? other : one)
        .map(Verdict.class::cast)
        .orElseGet(() -> new Verdict.Alert(ActivityAlertKind.ROOT_UNKNOWN));
  }

  /// Tells whether a failed sign-in at `at` is one of five within ten minutes.
  static boolean areMany(List<Instant> failures, Instant at) {
    List<Instant> sorted = failures.stream().sorted().toList();
    for (int first = 0; first + MANY_FAILURES <= sorted.size(); first++) {
      Instant from = sorted.get(first);
      Instant to = sorted.get(first + MANY_FAILURES - 1);
      boolean close = Duration.between(from, to).compareTo(FAILURES_WITHIN) <= 0;
      boolean within =
          !at.isBefore(to.minus(FAILURES_WITHIN)) && !at.isAfter(from.plus(FAILURES_WITHIN));
      if (close && within) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Verdict> counted(RootActivity activity, Surroundings around) {
    Evidence evidence = activity.evidence();
    Actor actor = evidence.actor();
    if (actor.isRoot() && actor.isService() && evidence.readOnly()) {
      return counted("an AWS service read on behalf of a root user");
    }
    if (activity instanceof RootActivity.PrivilegedSession
        && evidence.failed()
        && isOwnRole(activity, around)) {
      return counted("AssumeRoot was refused to our own role; the check reports it");
    }
    if (activity instanceof RootActivity.SessionRenewed
        && around.background().has(Seen.BEGINNING_TOLD)) {
      return counted("a session of aws login was renewed, whose beginning was told");
    }
    if (activity instanceof RootActivity.Closed) {
      return counted("an account was closed");
    }
    return activity instanceof RootActivity.StackSetReported reported && !reported.failed()
        ? counted("our stack set is at work")
        : Optional.empty();
  }

  private static Optional<Verdict> counted(String reason) {
    return Optional.of(new Verdict.Counted(reason));
  }

  private static boolean isOwnRole(RootActivity activity, Surroundings around) {
    return activity.evidence().actor().role().filter(around.watch()::isOwnRole).isPresent();
  }

  /// The row of what was done.
  private static Optional<Verdict.Alert> row(RootActivity activity, Surroundings around) {
    return switch (activity) {
      case RootActivity.SignedIn signedIn -> Optional.of(signIn(signedIn, around));
      case RootActivity.IdentityTouched touched ->
          Optional.of(capped(identity(touched, around), touched));
      case RootActivity.CredentialTampered tampered -> Optional.of(credential(tampered, around));
      case RootActivity.Called _ -> Optional.empty();
      case RootActivity.PrivilegedSession session -> Optional.of(session(session, around));
      case RootActivity.GuardTouched touched ->
          Optional.of(capped(OrganizationRules.guard(touched, around), touched));
      case RootActivity.OwnResourceChanged changed ->
          Optional.of(
              capped(alert(Severity.CRITICAL, ActivityAlertKind.OWN_RESOURCE_CHANGED), changed));
      case RootActivity.TrailChanged changed ->
          Optional.of(capped(alert(Severity.HIGH, ActivityAlertKind.TRAIL_CHANGED), changed));
      case RootActivity.Departed departed ->
          Optional.of(OrganizationRules.departed(departed, around));
      case RootActivity.SessionRenewed renewed ->
          Optional.of(signedIn(renewed.concerned(), renewed.mfa(), around));
      case RootActivity.SignInAnomaly _ ->
          Optional.of(new Verdict.Alert(ActivityAlertKind.SIGN_IN_ANOMALY));
      case RootActivity.AccountMoved _ -> Optional.of(OrganizationRules.moved(around));
      case RootActivity.LeaveRefused _ ->
          Optional.of(new Verdict.Alert(ActivityAlertKind.LEAVE_REFUSED));
      case RootActivity.PlanExecuted executed -> executed(executed, around);
      case RootActivity.StackSetReported reported ->
          reported.failed()
              ? Optional.of(new Verdict.Alert(ActivityAlertKind.FORWARDER_FAILED))
              : Optional.empty();
      case RootActivity.PlanMade _, RootActivity.Closed _ -> Optional.empty();
      case RootActivity.Unknown _ -> Optional.of(new Verdict.Alert(ActivityAlertKind.ROOT_UNKNOWN));
    };
  }

  private static Verdict.Alert signIn(RootActivity.SignedIn signedIn, Surroundings around) {
    if (!signedIn.success()) {
      return alert(
          around.manyFailures() ? Severity.HIGH : Severity.MEDIUM,
          ActivityAlertKind.ROOT_SIGN_IN_FAILED);
    }
    return signedIn(signedIn.concerned(), signedIn.mfa(), around);
  }

  private static Verdict.Alert signedIn(AccountId account, Mfa mfa, Surroundings around) {
    if (account.equals(around.managementAccount())) {
      return alert(
          mfa == Mfa.USED ? Severity.HIGH : Severity.CRITICAL, ActivityAlertKind.ROOT_SIGN_IN);
    }
    return softened(Severity.CRITICAL, ActivityAlertKind.ROOT_SIGN_IN, around);
  }

  private static Verdict.Alert identity(RootActivity.IdentityTouched touched, Surroundings around) {
    return switch (touched.step()) {
      case RECOVERY_REQUESTED ->
          softened(Severity.HIGH, ActivityAlertKind.PASSWORD_RECOVERY_REQUESTED, around);
      case EMAIL_CHANGE_STARTED -> alert(Severity.HIGH, ActivityAlertKind.ROOT_IDENTITY_CHANGED);
      case RECOVERY_COMPLETED, PASSWORD_CHANGED, EMAIL_CHANGED ->
          softened(Severity.CRITICAL, ActivityAlertKind.ROOT_IDENTITY_CHANGED, around);
    };
  }

  private static Verdict.Alert credential(
      RootActivity.CredentialTampered tampered, Surroundings around) {
    return switch (tampered.credential()) {
      case ACCESS_KEY, CERTIFICATE ->
          alert(
              isPutOut(tampered.change()) ? Severity.HIGH : Severity.CRITICAL,
              ActivityAlertKind.ROOT_CREDENTIAL_CHANGED);
      case MFA_DEVICE, LOGIN_PROFILE ->
          softened(Severity.CRITICAL, ActivityAlertKind.ROOT_CREDENTIAL_CHANGED, around);
    };
  }

  private static boolean isPutOut(Change change) {
    return change == Change.DISABLED || change == Change.DELETED;
  }

  private static Verdict.Alert session(
      RootActivity.PrivilegedSession session, Surroundings around) {
    if (session.evidence().failed() && !session.evidence().actor().isRoot()) {
      return new Verdict.Alert(ActivityAlertKind.ROOT_SESSION_DENIED);
    }
    if (isOwnRole(session, around)) {
      return new Verdict.Alert(ActivityAlertKind.OWN_ROLE_MISUSED);
    }
    return alert(
        session.task().map(ActivityRules::severity).orElse(Severity.HIGH),
        ActivityAlertKind.ROOT_SESSION_OPENED);
  }

  private static Severity severity(TaskPolicy task) {
    return switch (task) {
      case RECOVERY -> Severity.CRITICAL;
      case AUDIT -> Severity.LOW;
      case DELETION, BUCKET_UNLOCK, QUEUE_UNLOCK -> Severity.HIGH;
    };
  }

  private static Optional<Verdict.Alert> executed(
      RootActivity.PlanExecuted executed, Surroundings around) {
    return around.background().has(Seen.ELSEWHERE)
        ? Optional.empty()
        : Optional.of(
            capped(alert(Severity.CRITICAL, ActivityAlertKind.OWN_RESOURCE_CHANGED), executed));
  }

  /// The row of who did it, which holds beside the row of what was done.
  private static Optional<Verdict.Alert> callerRow(RootActivity activity) {
    Evidence evidence = activity.evidence();
    return switch (evidence.actor().kind()) {
      case ROOT -> rootRow(activity);
      case FEDERATED_BY_ROOT -> Optional.of(call(evidence));
      case LIKE_ROOT -> Optional.of(new Verdict.Alert(ActivityAlertKind.ROOT_UNKNOWN));
      case OTHER -> Optional.empty();
    };
  }

  private static Optional<Verdict.Alert> rootRow(RootActivity activity) {
    Evidence evidence = activity.evidence();
    if (evidence.actor().hasLongTermKey()) {
      return Optional.of(new Verdict.Alert(ActivityAlertKind.ROOT_KEY_USED));
    }
    if (evidence.actor().assumedRoot()) {
      return Optional.of(
          alert(
              evidence.readOnly() ? Severity.LOW : Severity.HIGH,
              ActivityAlertKind.ROOT_SESSION_CALL));
    }
    return hasRowOfItsOwn(activity) ? Optional.empty() : Optional.of(call(evidence));
  }

  /// "Other" calls as root are those that no row about the root user itself names.
  private static boolean hasRowOfItsOwn(RootActivity activity) {
    return switch (activity) {
      case RootActivity.SignedIn _,
          RootActivity.IdentityTouched _,
          RootActivity.CredentialTampered _,
          RootActivity.SessionRenewed _,
          RootActivity.SignInAnomaly _,
          RootActivity.Unknown _ ->
          true;
      case RootActivity.Called _,
          RootActivity.PrivilegedSession _,
          RootActivity.GuardTouched _,
          RootActivity.OwnResourceChanged _,
          RootActivity.TrailChanged _,
          RootActivity.Departed _,
          RootActivity.AccountMoved _,
          RootActivity.LeaveRefused _,
          RootActivity.Closed _,
          RootActivity.PlanMade _,
          RootActivity.PlanExecuted _,
          RootActivity.StackSetReported _ ->
          false;
    };
  }

  private static Verdict.Alert call(Evidence evidence) {
    return alert(
        evidence.readOnly() ? Severity.MEDIUM : Severity.HIGH, ActivityAlertKind.ROOT_CALL);
  }

  private static Verdict.Alert softened(
      Severity severity, ActivityAlertKind kind, Surroundings around) {
    return around.leased() ? new Verdict.Alert(Severity.MEDIUM, kind, true) : alert(severity, kind);
  }

  /// What others tried in vain is worth a look, not a call at night; a root user's try is as bad as
  /// its success.
  private static Verdict.Alert capped(Verdict.Alert alert, RootActivity activity) {
    boolean byOthers = activity.evidence().actor().kind() == Actor.Kind.OTHER;
    return byOthers
            && activity.evidence().failed()
            && alert.severity().compareTo(Severity.MEDIUM) < 0
        ? new Verdict.Alert(Severity.MEDIUM, alert.kind(), alert.softened())
        : alert;
  }

  private static Verdict.Alert alert(Severity severity, ActivityAlertKind kind) {
    return new Verdict.Alert(severity, kind);
  }
}
