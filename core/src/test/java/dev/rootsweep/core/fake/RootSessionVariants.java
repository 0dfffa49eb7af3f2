package dev.rootsweep.core.fake;

import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.refused;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.Activities.touching;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;

import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Called;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import dev.rootsweep.core.signal.RootActivity.CredentialTampered;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PrivilegedSession;
import dev.rootsweep.core.signal.RootActivity.Step;
import dev.rootsweep.core.signal.RootActivity.TrailChanged;
import dev.rootsweep.core.signal.RootActivity.Unknown;
import dev.rootsweep.core.signal.Touched;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Privileged root sessions that others opened, and what was done or tried in one.
final class RootSessionVariants {
  private static final String IN_SESSION = "--in-a-root-session";
  private static final Actor ROOT = root(FOREIGN_KEY, true);

  private RootSessionVariants() {}

  /// Returns what was done by the names of its notices.
  static Map<String, RootActivity> all() {
    Map<String, RootActivity> sessions = new TreeMap<>(opened());
    done().forEach((kind, activity) -> sessions.put(kind + IN_SESSION, activity));
    tried().forEach((kind, activity) -> sessions.put(kind + IN_SESSION, activity));
    sessions.put(
        "root-credential-changed--deleted-in-a-root-session",
        new CredentialTampered(
            evidence(ROOT, "iam:DeleteAccessKey"), Credential.ACCESS_KEY, Change.DELETED));
    sessions.put(
        "root-session-call--bucket-policy",
        new Called(touching(evidence(ROOT, "s3:PutBucketPolicy"), new Touched("bucket", "shop"))));
    return sessions;
  }

  private static Map<String, RootActivity> opened() {
    Actor user =
        new Actor(
            Actor.Kind.OTHER,
            Optional.of(MANAGEMENT),
            "arn:aws:iam::111111111111:user/ops/bob",
            Optional.empty(),
            Optional.of("AKIAEXAMPLEUSER00001"),
            false,
            Optional.empty());
    return Map.of(
        "root-session-opened--by-a-user-for-a-bucket",
        opened(user, TaskPolicy.BUCKET_UNLOCK),
        "root-session-opened--by-single-sign-on",
        opened(role(MANAGEMENT, "AWSReservedSSO_Admin_0123456789abcdef"), TaskPolicy.AUDIT),
        "own-role-misused--for-a-password",
        openedByOurs());
  }

  /// Returns what leads to a root password, of an account that has left the organization since.
  static Map<String, RootActivity> passwords() {
    return Map.of(
        "root-session-opened--not-a-member",
        opened(role(MANAGEMENT, "administrator"), TaskPolicy.RECOVERY),
        "own-role-misused--not-a-member",
        openedByOurs(),
        "root-credential-changed--in-a-root-session-not-a-member",
        password());
  }

  /// Makes a root password in a session that may make one.
  static RootActivity password() {
    return new CredentialTampered(
        evidence(ROOT, "iam:CreateLoginProfile"), Credential.LOGIN_PROFILE, Change.MADE);
  }

  private static Map<String, RootActivity> done() {
    return Map.of(
        "root-credential-changed",
        password(),
        "root-unknown",
        new Unknown(evidence(ROOT, "signin:SomethingNew")),
        "own-resource-changed",
        new OwnResourceChanged(
            evidence(
                "event-1",
                HUB,
                root(HUB, Optional.of(FOREIGN_KEY), true),
                "sqs:SetQueueAttributes"),
            "rootsweep-activity"));
  }

  /// A session may do nothing but its task, and each try has a record.
  private static Map<String, RootActivity> tried() {
    return Map.of(
        "root-identity-changed",
        new IdentityTouched(tried("iam:ChangePassword"), Step.PASSWORD_CHANGED, MEMBER),
        "root-session-opened",
        new PrivilegedSession(
            tried("sts:AssumeRoot"), MEMBER, Optional.of(TaskPolicy.RECOVERY), Optional.empty()),
        "root-access-weakened",
        new GuardTouched(tried("iam:DisableOrganizationsRootSessions"), Guard.FEATURE, ""),
        "policy-changed",
        new GuardTouched(tried("organizations:DetachPolicy"), Guard.POLICY, TriageWorld.DENY_ROOT),
        "trail-changed",
        new TrailChanged(
            tried("cloudtrail:StopLogging"),
            "arn:aws:cloudtrail:us-east-1:111111111111:trail/organization"),
        "detection-weakened",
        new GuardTouched(
            tried("organizations:DisableAWSServiceAccess"),
            Guard.DETECTION_ACCESS,
            "cloudtrail.amazonaws.com"),
        "delegation-changed",
        new GuardTouched(
            tried("organizations:PutResourcePolicy"),
            Guard.DELEGATION,
            "the organization's resource-based delegation policy"));
  }

  private static Evidence tried(String call) {
    return refused(evidence(ROOT, call));
  }

  private static RootActivity openedByOurs() {
    return opened(role(HUB, "rootsweep-check"), TaskPolicy.RECOVERY);
  }

  private static RootActivity opened(Actor actor, TaskPolicy task) {
    return session("event-1", actor, MEMBER, task, FOREIGN_KEY);
  }
}
