package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.settings.Watch;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.Background.Seen;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a change of Rootsweep itself is a deployment.
///
/// A deployment role is known by its exact name. What CloudFormation does by the role of a stack
/// says nothing about who started it: that counts as a deployment unless somebody else was seen to
/// start it.
final class DeploymentRules {
  private static final String CLOUD_FORMATION = "cloudformation:";

  /// Calls that prepare a deployment, and change nothing.
  private static final Set<String> PREPARATIONS =
      Set.of(
          CLOUD_FORMATION + "CreateChangeSet",
          CLOUD_FORMATION + "DeleteChangeSet",
          CLOUD_FORMATION + "CreateStackRefactor");

  private static final Pattern STACK_SETS =
      Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/stacksets-exec-[0-9a-f]{32}");

  private DeploymentRules() {}

  /// Judges a change; empty when it is no deployment.
  static Optional<Verdict> judge(RootActivity activity, Surroundings around) {
    if (activity instanceof RootActivity.PlanMade) {
      return ofOthers(activity, "a change of another stack was prepared");
    }
    if (activity instanceof RootActivity.PlanExecuted && around.background().has(Seen.ELSEWHERE)) {
      return ofOthers(activity, "a change set of another stack was executed");
    }
    boolean ours =
        activity instanceof RootActivity.PlanExecuted
            || activity instanceof RootActivity.OwnResourceChanged;
    if (!ours) {
      return Optional.empty();
    }
    return isByDeployer(activity, around.watch())
        ? deployer(activity, around.background())
        : stackSets(activity, around);
  }

  /// A root user's call is told, whatever stack it is about.
  private static Optional<Verdict> ofOthers(RootActivity activity, String reason) {
    return activity.evidence().actor().kind() == Actor.Kind.OTHER
        ? Optional.of(new Verdict.Counted(reason))
        : Optional.empty();
  }

  private static Optional<Verdict> deployer(RootActivity activity, Background background) {
    if (PREPARATIONS.contains(activity.evidence().call())) {
      return Optional.of(new Verdict.Counted("a deployment role prepared a change of Rootsweep"));
    }
    if (!activity.evidence().byCloudFormation()) {
      return deployed();
    }
    if (background.has(Seen.STARTED_BY_OTHERS)) {
      return Optional.empty();
    }
    return background.has(Seen.DEPLOYING)
        ? Optional.of(
            new Verdict.Counted("CloudFormation did what a deployment role started, which is told"))
        : deployed();
  }

  private static Optional<Verdict> deployed() {
    return Optional.of(new Verdict.Alert(ActivityAlertKind.DEPLOYED));
  }

  /// The record of a forwarder's change holds nothing that an administrator of the member could not
  /// imitate, but CloudFormation reports on the stack set in the management account, where nobody
  /// else can speak. Before its first report was heard, as while Rootsweep is first deployed, the
  /// change is told as a deployment.
  private static Optional<Verdict> stackSets(RootActivity activity, Surroundings around) {
    if (activity.origin().account().equals(around.hubAccount()) || !isByStackSets(activity)) {
      return Optional.empty();
    }
    if (around.background().has(Seen.STACK_SET_AT_WORK)) {
      return Optional.of(
          new Verdict.Counted("StackSets changed a forwarder while our stack set was at work"));
    }
    if (around.background().has(Seen.STACK_SET_UNHEARD)) {
      return deployed();
    }
    return around.readAgain() ? Optional.empty() : Optional.of(new Verdict.LookAgain());
  }

  /// Tells whether a role that may change Rootsweep did it.
  static boolean isByDeployer(RootActivity activity, Watch watch) {
    return activity.evidence().actor().role().filter(watch::mayDeploy).isPresent();
  }

  /// Tells whether StackSets seem to have done it: through CloudFormation, by a role of the account
  /// itself that bears the name AWS gives it.
  static boolean isByStackSets(RootActivity activity) {
    return activity.evidence().byCloudFormation()
        && activity
            .evidence()
            .actor()
            .role()
            .filter(role -> STACK_SETS.matcher(role).matches())
            .filter(role -> role.contains("::" + activity.origin().account() + ":"))
            .isPresent();
  }

  /// Tells whether a call set CloudFormation to work on a stack of ours, or on one that the record
  /// does not name.
  static boolean isStart(RootActivity activity) {
    String call = activity.evidence().call();
    return call.startsWith(CLOUD_FORMATION)
        && !PREPARATIONS.contains(call)
        && !activity.evidence().failed()
        && !activity.evidence().byCloudFormation();
  }
}
