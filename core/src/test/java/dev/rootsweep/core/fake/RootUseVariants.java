package dev.rootsweep.core.fake;

import static dev.rootsweep.core.fake.Activities.CONSOLE_KEY;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.refused;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.touching;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Called;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import dev.rootsweep.core.signal.RootActivity.CredentialTampered;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.SessionRenewed;
import dev.rootsweep.core.signal.RootActivity.SignInAnomaly;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import dev.rootsweep.core.signal.RootActivity.Step;
import dev.rootsweep.core.signal.RootActivity.Unknown;
import dev.rootsweep.core.signal.Touched;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was done as the root user itself: in a member account, and in the management account, where
/// no policy limits root.
final class RootUseVariants {
  private static final String ROOT_KEY = "AKIAEXAMPLEROOT00001";
  private static final Touched NEW_KEY = new Touched(Touched.ACCESS_KEY, "AKIAEXAMPLENEWKEY001");
  private static final Actor OF_MEMBER = root(CONSOLE_KEY, false);
  private static final Actor OF_MANAGEMENT = root(MANAGEMENT, Optional.of(CONSOLE_KEY), false);

  private RootUseVariants() {}

  /// Returns what was done by the names of its notices.
  static Map<String, RootActivity> all() {
    Map<String, RootActivity> uses = new TreeMap<>(inMember());
    uses.putAll(inManagement());
    uses.putAll(credentials());
    uses.putAll(identities());
    return uses;
  }

  private static Map<String, RootActivity> inMember() {
    return Map.of(
        "root-sign-in--renewed",
        renewed(OF_MEMBER),
        "root-call--key-for-a-user",
        new Called(
            touching(by(OF_MEMBER, "iam:CreateAccessKey"), NEW_KEY, new Touched("user", "alice"))),
        "root-unknown--new-key",
        likeRoot(root()));
  }

  private static Map<String, RootActivity> inManagement() {
    return Map.of(
        "root-sign-in--management-account",
        new SignedIn(by(silent(MANAGEMENT), "signin:ConsoleLogin"), true, Mfa.NOT_USED),
        "root-sign-in--renewed-in-the-management-account",
        renewed(OF_MANAGEMENT),
        "root-call--management-account",
        new Called(touching(by(OF_MANAGEMENT, "iam:CreateAccessKey"), NEW_KEY)),
        "root-key-used--management-account",
        new Called(by(root(MANAGEMENT, Optional.of(ROOT_KEY), false), "ec2:RunInstances")),
        "root-unknown--management-account",
        likeRoot(silent(MANAGEMENT)),
        "password-recovery-requested--management-account",
        new IdentityTouched(
            by(silent(MANAGEMENT), "signin:PasswordRecoveryRequested"),
            Step.RECOVERY_REQUESTED,
            MANAGEMENT),
        "sign-in-anomaly--management-account",
        new SignInAnomaly(
            evidence("event-1", MANAGEMENT, Activities.nobody(), "signin:Sign-in Anomaly Alert")));
  }

  private static Map<String, RootActivity> credentials() {
    Map<String, RootActivity> credentials = new TreeMap<>();
    credentials.put("new-key", key(OF_MEMBER, "CreateAccessKey", Change.MADE));
    credentials.put("key-set-inactive", key(OF_MEMBER, "UpdateAccessKey", Change.DISABLED));
    credentials.put("management-account", key(OF_MANAGEMENT, "CreateAccessKey", Change.MADE));
    credentials.put(
        "key-set-inactive-in-the-management-account",
        key(OF_MANAGEMENT, "UpdateAccessKey", Change.DISABLED));
    credentials.put(
        "refused-in-the-management-account",
        new CredentialTampered(
            refused(by(OF_MANAGEMENT, "iam:CreateAccessKey")), Credential.ACCESS_KEY, Change.MADE));
    Map<String, RootActivity> named = new TreeMap<>();
    credentials.forEach((name, done) -> named.put("root-credential-changed--" + name, done));
    return named;
  }

  private static Map<String, RootActivity> identities() {
    Actor administrator = role(MANAGEMENT, "administrator");
    String accepted = "account:AcceptPrimaryEmailUpdate";
    return Map.of(
        "root-identity-changed--by-a-role",
        new IdentityTouched(by(administrator, accepted), Step.EMAIL_CHANGED, MEMBER),
        "root-identity-changed--by-a-role-in-the-management-account",
        new IdentityTouched(by(administrator, accepted), Step.EMAIL_CHANGED, MANAGEMENT),
        "root-identity-changed--management-account",
        new IdentityTouched(
            by(silent(MANAGEMENT), "signin:EmailUpdated"), Step.EMAIL_CHANGED, MANAGEMENT),
        "root-identity-changed--password",
        new IdentityTouched(
            by(OF_MEMBER, "signin:PasswordUpdated"), Step.PASSWORD_CHANGED, MEMBER));
  }

  private static RootActivity renewed(Actor root) {
    return new SessionRenewed(by(root, "signin:CreateOAuth2Token"), Mfa.UNKNOWN);
  }

  private static RootActivity likeRoot(Actor root) {
    return new Unknown(
        touching(by(Activities.as(Actor.Kind.LIKE_ROOT, root), "iam:CreateAccessKey"), NEW_KEY));
  }

  private static RootActivity key(Actor root, String call, Change change) {
    return new CredentialTampered(
        touching(by(root, "iam:" + call), NEW_KEY), Credential.ACCESS_KEY, change);
  }

  /// The sign-in service names no key.
  private static Actor silent(AccountId account) {
    return root(account, Optional.empty(), false);
  }

  private static Evidence by(Actor actor, String call) {
    return evidence("event-1", actor.account().orElse(MANAGEMENT), actor, call);
  }
}
