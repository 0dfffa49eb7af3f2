package dev.rootsweep.core.triage;

import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.Headlines.Deed;

/// What happened to the organization around the root users, and to Rootsweep's deployment.
final class OrganizationHeadlines {
  private OrganizationHeadlines() {}

  static Deed renewed(String where) {
    return new Deed(
        "Somebody",
        "renewed",
        "renew",
        "a session of aws login as the root user of %s, and no alert told of its beginning"
            .formatted(where));
  }

  static Deed anomaly(String where) {
    return new Deed(
        "AWS",
        "reported",
        "report",
        "an anomalous sign-in to %s, which may be the root user's".formatted(where));
  }

  static Deed leaving(String who, String where) {
    return new Deed(who, "removed", "remove", where + " from the organization");
  }

  static Deed executed(RootActivity.PlanExecuted executed, String who) {
    return new Deed(
        who,
        "executed",
        "execute",
        "%s (%s); the record names no stack, so the stack may be one of Rootsweep's"
            .formatted(executed.plan(), executed.evidence().call()));
  }

  static Deed deployed(RootActivity.OwnResourceChanged changed, String who) {
    return new Deed(
        who,
        "changed",
        "change",
        "%s in a deployment of Rootsweep (%s)"
            .formatted(changed.resource(), changed.evidence().call()));
  }

  static Deed guard(RootActivity.GuardTouched touched, String who) {
    String call = touched.evidence().call();
    return touched.guard() == RootActivity.Guard.DETECTION_ACCESS
        ? new Deed(
            who,
            "disabled",
            "disable",
            "the access of %s to the organization (%s)".formatted(touched.what(), call))
        : new Deed(
            who,
            "changed",
            "change",
            "a delegation in the organization: %s (%s)".formatted(touched.what(), call));
  }

  static Deed moved(RootActivity.AccountMoved moved, String who, String where) {
    String account =
        moved.account().isPresent() ? where : "an account that the event does not name";
    return new Deed(
        who, "moved", "move", "%s from %s to %s".formatted(account, moved.from(), moved.to()));
  }

  static Deed reported(RootActivity.StackSetReported reported, String where) {
    String why = reported.reason().isEmpty() ? "" : ": " + reported.reason();
    String status = reported.status() + why;
    return reported.account().isPresent()
        ? new Deed(
            "CloudFormation",
            "could not bring",
            "bring",
            "the forwarder of the stack set %s to %s in %s (%s)"
                .formatted(reported.stackSet(), where, reported.region(), status))
        : new Deed(
            "CloudFormation",
            "could not finish",
            "finish",
            "an operation of the stack set %s (%s)".formatted(reported.stackSet(), status));
  }
}
