package dev.rootsweep.core.fake;

import static dev.rootsweep.core.fake.Activities.CONSOLE_KEY;
import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.Activities.touching;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.Touched;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Notices of one kind whose evidence differs, made by the real use case.
///
/// - shape: a name begins with the kind's page and two dashes
public final class AlertVariants {
  private static final Actor ADMINISTRATOR = role(MANAGEMENT, "administrator");

  private AlertVariants() {}

  /// Returns the notices by name.
  public static Map<String, Notice> all() {
    Map<String, Notice> notices = new TreeMap<>();
    rootUse().forEach((name, activity) -> notices.put(name, told(activity, new TriageWorld())));
    sessions().forEach((name, activity) -> notices.put(name, told(activity, new TriageWorld())));
    ChangeVariants.all()
        .forEach((name, activity) -> notices.put(name, told(activity, new TriageWorld())));
    TriageWorld outside = new TriageWorld();
    outside.directory.remove(MEMBER);
    notices.put(
        "root-sign-in--not-a-member", told(Activities.signIn("event-1", Mfa.USED), outside));
    notices.put("own-resource-changed--without-ledger", withoutLedger());
    return notices;
  }

  private static Notice withoutLedger() {
    TriageWorld world = new TriageWorld();
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    world.handle(
        new RootActivity.OwnResourceChanged(
            evidence("event-1", HUB, role(HUB, "mallory"), "dynamodb:DeleteTable"),
            "rootsweep-ledger"));
    return world.sent().getFirst();
  }

  private static Notice told(RootActivity activity, TriageWorld world) {
    world.settle(activity);
    return world.sent().getFirst();
  }

  private static Map<String, RootActivity> rootUse() {
    return Map.of(
        "root-sign-in--management-account",
        new RootActivity.SignedIn(
            by(root(MANAGEMENT, Optional.empty(), false), "signin:ConsoleLogin"),
            true,
            Mfa.NOT_USED),
        "root-credential-changed--new-key",
        new RootActivity.CredentialTampered(
            touching(
                evidence(root(CONSOLE_KEY, false), "iam:CreateAccessKey"),
                new Touched(Touched.ACCESS_KEY, "AKIAEXAMPLENEWKEY001")),
            Credential.ACCESS_KEY,
            Change.MADE),
        "root-credential-changed--in-a-root-session",
        new RootActivity.CredentialTampered(
            evidence(root(FOREIGN_KEY, true), "iam:CreateLoginProfile"),
            Credential.LOGIN_PROFILE,
            Change.MADE),
        "root-call--key-for-a-user",
        new RootActivity.Called(
            touching(
                evidence(root(CONSOLE_KEY, false), "iam:CreateAccessKey"),
                new Touched(Touched.ACCESS_KEY, "AKIAEXAMPLENEWKEY001"),
                new Touched("user", "alice"))),
        "root-identity-changed--by-a-role",
        new RootActivity.IdentityTouched(
            by(ADMINISTRATOR, "account:AcceptPrimaryEmailUpdate"),
            RootActivity.Step.EMAIL_CHANGED,
            MEMBER));
  }

  private static Map<String, RootActivity> sessions() {
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
        session("event-1", user, MEMBER, TaskPolicy.BUCKET_UNLOCK, FOREIGN_KEY),
        "root-session-opened--by-single-sign-on",
        session(
            "event-1",
            role(MANAGEMENT, "AWSReservedSSO_Admin_0123456789abcdef"),
            MEMBER,
            TaskPolicy.AUDIT,
            FOREIGN_KEY),
        "root-session-call--bucket-policy",
        new RootActivity.Called(
            touching(
                evidence(root(FOREIGN_KEY, true), "s3:PutBucketPolicy"),
                new Touched("bucket", "shop"))),
        "own-role-misused--for-a-password",
        session("event-1", role(HUB, "rootsweep-check"), MEMBER, TaskPolicy.RECOVERY, FOREIGN_KEY));
  }

  private static Evidence by(Actor actor, String call) {
    AccountId account = actor.account().orElse(MANAGEMENT);
    return evidence("event-1", account, actor, call);
  }
}
