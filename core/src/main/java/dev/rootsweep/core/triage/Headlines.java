package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import java.util.Optional;

/// What happened, in one plain sentence.
final class Headlines {
  /// A verb in the past, the same verb plain, and the rest of the sentence.
  record Deed(String who, String past, String plain, String rest) {
    String done() {
      return who + " " + past + " " + rest + ".";
    }

    String tried(Optional<String> reason) {
      return "%s tried to %s %s, and AWS refused%s."
          .formatted(who, plain, rest, reason.map(words -> " (" + words + ")").orElse(""));
    }
  }

  private static final String SOMEBODY = "Somebody";

  private Headlines() {}

  /// Writes the sentence; `where` names the account.
  static String of(RootActivity activity, Verdict.Alert alert, String where) {
    Deed deed = deed(activity, alert, where);
    Evidence evidence = activity.evidence();
    String sentence = evidence.failed() ? deed.tried(evidence.refusal()) : deed.done();
    return alert.softened() ? "Expected under a recovery lease: " + lowered(sentence) : sentence;
  }

  private static String lowered(String sentence) {
    return sentence.startsWith(SOMEBODY) || sentence.startsWith("The ")
        ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  /// The caller's row speaks first where it outweighs what was done.
  private static Deed deed(RootActivity activity, Verdict.Alert alert, String where) {
    Evidence evidence = activity.evidence();
    String call = evidence.call();
    return switch (alert.kind()) {
      case ROOT_KEY_USED ->
          somebody(
              "used",
              "use",
              "a long-term access key of the root user of %s, for %s".formatted(where, call));
      case ROOT_SESSION_CALL ->
          somebody(
              "called",
              "call",
              "%s in a privileged root session in %s that Rootsweep did not open"
                  .formatted(call, where));
      case ROOT_CALL -> call(evidence, where);
      case ROOT_UNKNOWN ->
          somebody(
              "did",
              "do",
              "something as the root user of %s that Rootsweep does not recognize: %s"
                  .formatted(where, call));
      case ROOT_SIGN_IN,
          ROOT_SIGN_IN_FAILED,
          PASSWORD_RECOVERY_REQUESTED,
          ROOT_IDENTITY_CHANGED,
          ROOT_CREDENTIAL_CHANGED,
          ROOT_SESSION_OPENED,
          OWN_ROLE_MISUSED,
          ROOT_SESSION_DENIED,
          ROOT_ACCESS_WEAKENED,
          POLICY_CHANGED,
          OWN_RESOURCE_CHANGED,
          TRAIL_CHANGED,
          ACCOUNT_DEPARTED,
          LEDGER_SILENT,
          DETECTION_WEAKENED,
          DELEGATION_CHANGED,
          DEPLOYED,
          FORWARDER_FAILED,
          ACCOUNT_MOVED,
          LEAVE_REFUSED,
          SIGN_IN_ANOMALY ->
          deed(activity, alert.kind(), where);
    };
  }

  private static Deed call(Evidence evidence, String where) {
    String who =
        evidence.actor().isRoot()
            ? "The root user of " + where
            : "The holder of a token that the root user of " + where + " issued";
    return new Deed(who, "called", "call", evidence.call());
  }

  private static Deed deed(RootActivity activity, ActivityAlertKind kind, String where) {
    String who = activity.evidence().actor().identity();
    return switch (activity) {
      case RootActivity.SignedIn signedIn -> signIn(signedIn, where);
      case RootActivity.IdentityTouched touched -> identity(touched.step(), where);
      case RootActivity.CredentialTampered tampered -> credential(tampered, where);
      case RootActivity.PrivilegedSession session -> session(session, kind, who, where);
      case RootActivity.GuardTouched touched -> guard(touched, who);
      case RootActivity.OwnResourceChanged changed ->
          kind == ActivityAlertKind.DEPLOYED
              ? OrganizationHeadlines.deployed(changed, who)
              : new Deed(
                  who,
                  "changed or deleted",
                  "change or delete",
                  "a resource that Rootsweep needs: %s (%s)"
                      .formatted(changed.resource(), changed.evidence().call()));
      case RootActivity.TrailChanged changed ->
          new Deed(
              who,
              trailVerb(changed, "stopped", "deleted", "changed"),
              trailVerb(changed, "stop", "delete", "change"),
              "the trail %s of the management account (%s)"
                  .formatted(changed.trail(), changed.evidence().call()));
      case RootActivity.Departed departed -> departed(departed, where);
      case RootActivity.SessionRenewed _ -> OrganizationHeadlines.renewed(where);
      case RootActivity.SignInAnomaly _ -> OrganizationHeadlines.anomaly(where);
      case RootActivity.AccountMoved moved -> OrganizationHeadlines.moved(moved, who, where);
      case RootActivity.LeaveRefused _ -> OrganizationHeadlines.leaving(who, where);
      case RootActivity.PlanExecuted executed -> OrganizationHeadlines.executed(executed, who);
      case RootActivity.StackSetReported reported ->
          OrganizationHeadlines.reported(reported, where);
      case RootActivity.Called _,
          RootActivity.Closed _,
          RootActivity.PlanMade _,
          RootActivity.Unknown _ ->
          call(activity.evidence(), where);
    };
  }

  private static Deed signIn(RootActivity.SignedIn signedIn, String where) {
    String rest = "in as the root user of " + where;
    if (!signedIn.success()) {
      return somebody("failed to sign", "sign", rest);
    }
    return somebody(
        "signed",
        "sign",
        rest
            + switch (signedIn.mfa()) {
              case USED -> " with MFA";
              case NOT_USED -> " without MFA";
              case UNKNOWN -> "; the event does not say whether MFA was used";
            });
  }

  private static Deed identity(RootActivity.Step step, String where) {
    return switch (step) {
      case RECOVERY_REQUESTED ->
          somebody(
              "requested", "request", "a new password for the root user of %s".formatted(where));
      case RECOVERY_COMPLETED ->
          somebody(
              "completed",
              "complete",
              "a password recovery for the root user of %s".formatted(where));
      case PASSWORD_CHANGED ->
          somebody("changed", "change", "the password of the root user of %s".formatted(where));
      case EMAIL_CHANGE_STARTED ->
          somebody(
              "started",
              "start",
              "to change the e-mail address of the root user of %s".formatted(where));
      case EMAIL_CHANGED ->
          somebody(
              "changed", "change", "the e-mail address of the root user of %s".formatted(where));
    };
  }

  private static Deed credential(RootActivity.CredentialTampered tampered, String where) {
    String what = "a root %s of %s".formatted(tampered.credential().words(), where);
    return switch (tampered.change()) {
      case MADE ->
          somebody(
              "created",
              "create",
              "a root %s for %s".formatted(tampered.credential().words(), where));
      case ENABLED -> somebody("enabled", "enable", what);
      case UPDATED -> somebody("changed", "change", what);
      case DISABLED -> somebody("set", "set", "%s inactive".formatted(what));
      case DELETED -> somebody("deleted", "delete", what);
      case DEACTIVATED -> somebody("deactivated", "deactivate", what);
    };
  }

  private static Deed session(
      RootActivity.PrivilegedSession session, ActivityAlertKind kind, String who, String where) {
    String rest =
        "a privileged root session in %s that can %s".formatted(where, task(session.task()));
    return kind == ActivityAlertKind.OWN_ROLE_MISUSED
        ? new Deed(
            "Somebody outside Rootsweep's code",
            "used",
            "use",
            "Rootsweep's own role to open " + rest)
        : new Deed(who, "opened", "open", rest);
  }

  private static String task(Optional<TaskPolicy> task) {
    return task.map(Headlines::words).orElse("do something that Rootsweep does not recognize");
  }

  private static String words(TaskPolicy task) {
    return switch (task) {
      case AUDIT -> "only read";
      case DELETION -> "delete root credentials";
      case RECOVERY -> "set up a new root password";
      case BUCKET_UNLOCK -> "change bucket policies";
      case QUEUE_UNLOCK -> "change queue policies";
    };
  }

  private static Deed guard(RootActivity.GuardTouched touched, String who) {
    String call = touched.evidence().call();
    return switch (touched.guard()) {
      case FEATURE ->
          new Deed(
              who,
              "turned off",
              "turn off",
              "central root access in the organization (" + call + ")");
      case DELEGATE ->
          new Deed(
              who,
              "changed",
              "change",
              "the delegated administrator for IAM (%s, %s)".formatted(call, touched.what()));
      case TRUSTED_ACCESS ->
          new Deed(who, "turned off", "turn off", "trusted access for IAM in the organization");
      case POLICY -> policy(touched, who);
      case POLICY_TYPE ->
          new Deed(
              who,
              call.endsWith("EnablePolicyType") ? "turned on" : "turned off",
              call.endsWith("EnablePolicyType") ? "turn on" : "turn off",
              "the organization's policies of type %s".formatted(touched.what()));
      case DETECTION_ACCESS, DELEGATION -> OrganizationHeadlines.guard(touched, who);
      case CONTROL ->
          new Deed(who, "disabled", "disable", "the Control Tower control " + touched.what());
    };
  }

  private static Deed policy(RootActivity.GuardTouched touched, String who) {
    String call = touched.evidence().call();
    String what = "the organization policy " + touched.what();
    String named = " (" + call + ")";
    if (call.endsWith(":AttachPolicy")) {
      return new Deed(who, "attached", "attach", what + " to " + target(touched) + named);
    }
    if (call.endsWith(":DetachPolicy")) {
      return new Deed(who, "detached", "detach", what + " from " + target(touched) + named);
    }
    return call.endsWith(":DeletePolicy")
        ? new Deed(who, "deleted", "delete", what + named)
        : new Deed(who, "changed", "change", what + named);
  }

  private static String target(RootActivity.GuardTouched touched) {
    return touched.target().isEmpty() ? "a target that the event does not name" : touched.target();
  }

  private static String trailVerb(
      RootActivity.TrailChanged changed, String stopped, String deleted, String other) {
    return switch (changed.evidence().action()) {
      case "StopLogging" -> stopped;
      case "DeleteTrail" -> deleted;
      default -> other;
    };
  }

  private static Deed departed(RootActivity.Departed departed, String named) {
    String where =
        departed.account().isPresent() ? named : "An account that the event does not name";
    return switch (departed.method()) {
      case "LEFT" -> new Deed(where, "left", "leave", "the organization on its own");
      case "REMOVED" -> new Deed(where, "was removed", "be removed", "from the organization");
      case "CLEANED" ->
          new Deed(where, "left", "leave", "the organization: it was closed 90 days ago");
      default -> new Deed(where, "left", "leave", "the organization; the event does not say how");
    };
  }

  private static Deed somebody(String past, String plain, String rest) {
    return new Deed(SOMEBODY, past, plain, rest);
  }
}
