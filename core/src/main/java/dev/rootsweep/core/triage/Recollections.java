package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.SeenLedger;
import dev.rootsweep.core.settings.Retention;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.Watch;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.Background.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What earlier events tell about a later one. Each note is a name in the ledger, and when it was
/// last seen.
final class Recollections {
  /// A session of `aws login` lasts no longer.
  ///
  /// - source: AWS Sign-In User Guide, "Sign in through the AWS CLI"
  static final Duration LONGEST_SESSION = Duration.ofHours(12);

  /// For how long an account counts as one that joined lately.
  static final Duration VENDING = Duration.ofHours(24);

  /// For how long StackSets may be at work after CloudFormation reported on them last.
  static final Duration AT_WORK = Duration.ofHours(6);

  /// For how long CloudFormation counts as at work on a deployment, which changes a stack. What it
  /// does later raises a deployment alert of its own.
  static final Duration DEPLOYMENT = Duration.ofHours(1);

  private static final String LOGIN = "signin:CreateOAuth2Token";
  private static final String STACK_SET = "our stack set at work";

  private final SeenLedger ledger;
  private final Directory directory;
  private final Watch watch;

  Recollections(SeenLedger ledger, Directory directory, Settings settings) {
    this.ledger = ledger;
    this.directory = directory;
    this.watch = settings.watch();
  }

  /// Returns what was seen before an activity, and notes what later ones are judged by. An activity
  /// that comes again finds what it found before.
  ///
  /// - errors: `PortFailure` of the ledger
  Background of(RootActivity activity) {
    Instant at = activity.origin().at();
    return switch (activity) {
      case RootActivity.SignedIn signedIn -> signedIn(signedIn, at);
      case RootActivity.SessionRenewed renewed -> renewed(renewed, at);
      case RootActivity.PlanMade made -> planned(made, at);
      case RootActivity.PlanExecuted executed -> executed(executed, at);
      case RootActivity.OwnResourceChanged changed -> work(changed, at);
      case RootActivity.StackSetReported _ -> noted(STACK_SET, at, Retention.ALWAYS);
      case RootActivity.Closed closed -> noted("closing of " + closed.account(), at);
      case RootActivity.AccountMoved moved ->
          Background.none().with(Seen.JOINED_LATELY, joinedLately(moved.account(), at));
      case RootActivity.Departed departed ->
          Background.none()
              .with(
                  Seen.CLOSING,
                  departed
                      .account()
                      .flatMap(account -> ledger.seen("closing of " + account))
                      .isPresent());
      case RootActivity.IdentityTouched _,
          RootActivity.CredentialTampered _,
          RootActivity.Called _,
          RootActivity.PrivilegedSession _,
          RootActivity.GuardTouched _,
          RootActivity.TrailChanged _,
          RootActivity.SignInAnomaly _,
          RootActivity.LeaveRefused _,
          RootActivity.Unknown _ ->
          Background.none();
    };
  }

  /// Tells whether an activity of which nobody hears leaves a note, by which later ones are judged.
  static boolean isNoted(RootActivity activity) {
    return activity instanceof RootActivity.PlanMade
        || activity instanceof RootActivity.PlanExecuted
        || activity instanceof RootActivity.OwnResourceChanged
        || activity instanceof RootActivity.StackSetReported
        || activity instanceof RootActivity.Closed;
  }

  /// Tells whether what is seen later may make less of an activity.
  static boolean mayBeLowered(RootActivity activity) {
    return activity instanceof RootActivity.PlanExecuted
        || activity instanceof RootActivity.OwnResourceChanged;
  }

  private Background noted(String what, Instant at) {
    return noted(what, at, Retention.NOTES);
  }

  private Background noted(String what, Instant at, Duration kept) {
    ledger.seen(what, at, kept);
    return Background.none();
  }

  /// A sign-in to the console begins no session that is renewed.
  private Background signedIn(RootActivity.SignedIn signedIn, Instant at) {
    return signedIn.success() && signedIn.evidence().call().equals(LOGIN)
        ? noted(beginning(signedIn.concerned()), at)
        : Background.none();
  }

  /// What is told now as a sign-in is the beginning that later renewals go back to; a note of the
  /// same instant is that of this very event, which comes again because it could not be told.
  private Background renewed(RootActivity.SessionRenewed renewed, Instant at) {
    String beginning = beginning(renewed.concerned());
    boolean told =
        ledger
            .seen(beginning)
            .filter(began -> began.isBefore(at) && within(LONGEST_SESSION, began, at))
            .isPresent();
    if (!told) {
      ledger.seen(beginning, at, Retention.NOTES);
    }
    return Background.none().with(Seen.BEGINNING_TOLD, told);
  }

  private static String beginning(AccountId account) {
    return "aws login to " + account;
  }

  /// A role of the deployments that somebody else hands to another stack can change Rootsweep from
  /// there.
  private Background planned(RootActivity.PlanMade made, Instant at) {
    boolean borrowed =
        made.role().filter(watch::mayDeploy).isPresent()
            && !DeploymentRules.isByDeployer(made, watch);
    if (borrowed) {
      ledger.seen(startByOthers(made.origin().account()), at, Retention.NOTES);
    }
    return noted("plan " + made.plan(), at);
  }

  private static String startByOthers(AccountId account) {
    return "somebody else's start of CloudFormation in " + account;
  }

  private Background executed(RootActivity.PlanExecuted executed, Instant at) {
    boolean elsewhere = ledger.seen("plan " + executed.plan()).isPresent();
    return elsewhere ? Background.none().with(Seen.ELSEWHERE, true) : work(executed, at);
  }

  /// Notes who set CloudFormation to work, and asks for it when CloudFormation works.
  private Background work(RootActivity activity, Instant at) {
    AccountId account = activity.origin().account();
    String byOthers = startByOthers(account);
    String deployment = "deployment in " + account;
    if (DeploymentRules.isStart(activity)) {
      boolean isDeployment = DeploymentRules.isByDeployer(activity, watch);
      ledger.seen(isDeployment ? deployment : byOthers, at, Retention.NOTES);
    }
    if (!activity.evidence().byCloudFormation()) {
      return Background.none();
    }
    if (DeploymentRules.isByDeployer(activity, watch)) {
      return Background.none()
          .with(Seen.STARTED_BY_OTHERS, isAtWork(byOthers, AT_WORK, at))
          .with(Seen.DEPLOYING, isAtWork(deployment, DEPLOYMENT, at));
    }
    return DeploymentRules.isByStackSets(activity)
        ? Background.none()
            .with(Seen.STACK_SET_AT_WORK, isAtWork(STACK_SET, AT_WORK, at))
            .with(Seen.STACK_SET_UNHEARD, ledger.seen(STACK_SET).isEmpty())
        : Background.none();
  }

  private boolean isAtWork(String what, Duration span, Instant at) {
    return ledger.seen(what).filter(seen -> within(span, seen, at)).isPresent();
  }

  private static boolean within(Duration span, Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(span) <= 0;
  }

  private boolean joinedLately(Optional<AccountId> account, Instant at) {
    try {
      return account
          .flatMap(directory::account)
          .map(Account::joinedAt)
          .filter(joined -> within(VENDING, joined, at))
          .isPresent();
    } catch (PortFailure _) {
      return false;
    }
  }
}
