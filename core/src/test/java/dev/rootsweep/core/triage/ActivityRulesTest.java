package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.CONSOLE_KEY;
import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.as;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.reading;
import static dev.rootsweep.core.fake.Activities.refused;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.through;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.AccountMoved;
import dev.rootsweep.core.signal.RootActivity.Called;
import dev.rootsweep.core.signal.RootActivity.Change;
import dev.rootsweep.core.signal.RootActivity.Credential;
import dev.rootsweep.core.signal.RootActivity.CredentialTampered;
import dev.rootsweep.core.signal.RootActivity.Departed;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.IdentityTouched;
import dev.rootsweep.core.signal.RootActivity.LeaveRefused;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.PrivilegedSession;
import dev.rootsweep.core.signal.RootActivity.SessionRenewed;
import dev.rootsweep.core.signal.RootActivity.SignInAnomaly;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import dev.rootsweep.core.signal.RootActivity.StackSetReported;
import dev.rootsweep.core.signal.RootActivity.Step;
import dev.rootsweep.core.signal.RootActivity.TrailChanged;
import dev.rootsweep.core.signal.RootActivity.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the table, and what it makes of a lease, of a refusal and of its neighbours.
class ActivityRulesTest {
  private static final Actor ADMINISTRATOR = role(MANAGEMENT, "administrator");
  private static final Actor CONSOLE = root(CONSOLE_KEY, false);
  private static final Actor SESSION = root(FOREIGN_KEY, true);
  private static final Actor LONG_TERM = root("AKIAEXAMPLEROOT00001", false);
  private static final Actor OWN = role(HUB, "rootsweep-check");

  /// Shape: what, without a lease, under a lease, when refused.
  static Stream<Arguments> rows() {
    return Stream.of(signIns(), identities(), credentials(), calls(), sessions(), guards())
        .flatMap(List::stream);
  }

  private static List<Arguments> signIns() {
    Evidence member = evidence(root(), "signin:ConsoleLogin");
    Evidence management =
        evidence(
            "event-1",
            MANAGEMENT,
            root(MANAGEMENT, Optional.empty(), false),
            "signin:ConsoleLogin");
    return List.of(
        row(new SignedIn(member, true, Mfa.USED), "CRITICAL", "MEDIUM"),
        row(new SignedIn(member, true, Mfa.NOT_USED), "CRITICAL", "MEDIUM"),
        row(new SignedIn(member, true, Mfa.UNKNOWN), "CRITICAL", "MEDIUM"),
        row(new SignedIn(management, true, Mfa.USED), "HIGH", "HIGH"),
        row(new SignedIn(management, true, Mfa.NOT_USED), "CRITICAL", "CRITICAL"),
        row(new SignedIn(management, true, Mfa.UNKNOWN), "CRITICAL", "CRITICAL"),
        row(new SignedIn(refused(member), false, Mfa.NOT_USED), "MEDIUM", "MEDIUM"),
        row(new SignedIn(refused(management), false, Mfa.USED), "MEDIUM", "MEDIUM"));
  }

  private static List<Arguments> identities() {
    Evidence by = evidence(root(), "signin:PasswordUpdated");
    Evidence central = evidence("event-1", MANAGEMENT, ADMINISTRATOR, "account:PrimaryEmailUpdate");
    return List.of(
        row(new IdentityTouched(by, Step.RECOVERY_REQUESTED, MEMBER), "HIGH", "MEDIUM"),
        row(new IdentityTouched(by, Step.RECOVERY_COMPLETED, MEMBER), "CRITICAL", "MEDIUM"),
        row(new IdentityTouched(by, Step.PASSWORD_CHANGED, MEMBER), "CRITICAL", "MEDIUM"),
        row(new IdentityTouched(by, Step.EMAIL_CHANGED, MEMBER), "CRITICAL", "MEDIUM"),
        row(new IdentityTouched(refused(by), Step.PASSWORD_CHANGED, MEMBER), "CRITICAL", "MEDIUM"),
        row(new IdentityTouched(central, Step.EMAIL_CHANGE_STARTED, MEMBER), "HIGH", "HIGH"),
        row(new IdentityTouched(central, Step.EMAIL_CHANGED, MEMBER), "CRITICAL", "MEDIUM"),
        row(new IdentityTouched(refused(central), Step.EMAIL_CHANGED, MEMBER), "MEDIUM", "MEDIUM"));
  }

  private static List<Arguments> credentials() {
    Evidence by = evidence(CONSOLE, "iam:Something");
    return List.of(
        row(changed(by, Credential.ACCESS_KEY, Change.MADE), "CRITICAL", "CRITICAL"),
        row(changed(by, Credential.ACCESS_KEY, Change.ENABLED), "CRITICAL", "CRITICAL"),
        row(changed(by, Credential.ACCESS_KEY, Change.UPDATED), "CRITICAL", "CRITICAL"),
        row(changed(by, Credential.ACCESS_KEY, Change.DISABLED), "HIGH", "HIGH"),
        row(changed(by, Credential.ACCESS_KEY, Change.DELETED), "HIGH", "HIGH"),
        row(changed(by, Credential.CERTIFICATE, Change.MADE), "CRITICAL", "CRITICAL"),
        row(changed(by, Credential.CERTIFICATE, Change.DISABLED), "HIGH", "HIGH"),
        row(changed(by, Credential.CERTIFICATE, Change.DELETED), "HIGH", "HIGH"),
        row(changed(by, Credential.MFA_DEVICE, Change.ENABLED), "CRITICAL", "MEDIUM"),
        row(changed(by, Credential.MFA_DEVICE, Change.DEACTIVATED), "CRITICAL", "MEDIUM"),
        row(changed(by, Credential.LOGIN_PROFILE, Change.MADE), "CRITICAL", "MEDIUM"),
        row(changed(refused(by), Credential.ACCESS_KEY, Change.MADE), "CRITICAL", "CRITICAL"),
        row(
            changed(evidence(LONG_TERM, "iam:x"), Credential.MFA_DEVICE, Change.ENABLED),
            "CRITICAL",
            "CRITICAL"),
        row(
            changed(evidence(LONG_TERM, "iam:x"), Credential.ACCESS_KEY, Change.DELETED),
            "CRITICAL",
            "CRITICAL"),
        row(
            changed(evidence(SESSION, "iam:x"), Credential.LOGIN_PROFILE, Change.MADE),
            "CRITICAL",
            "HIGH"));
  }

  private static List<Arguments> calls() {
    Evidence console = evidence(CONSOLE, "ec2:RunInstances");
    Evidence session = evidence(SESSION, "s3:PutBucketPolicy");
    Evidence key = evidence(LONG_TERM, "s3:ListBuckets");
    Evidence token = evidence(as(Actor.Kind.FEDERATED_BY_ROOT, role(MEMBER, "x")), "s3:Get");
    Evidence like = evidence(as(Actor.Kind.LIKE_ROOT, root()), "s3:Get");
    return List.of(
        row(new Called(console), "HIGH", "HIGH"),
        row(new Called(reading(console)), "MEDIUM", "MEDIUM"),
        row(new Called(refused(console)), "HIGH", "HIGH"),
        row(new Called(key), "CRITICAL", "CRITICAL"),
        row(new Called(reading(key)), "CRITICAL", "CRITICAL"),
        row(new Called(refused(reading(key))), "CRITICAL", "CRITICAL"),
        row(new Called(session), "HIGH", "HIGH"),
        row(new Called(reading(session)), "LOW", "LOW"),
        row(new Called(token), "HIGH", "HIGH"),
        row(new Called(reading(token)), "MEDIUM", "MEDIUM"),
        row(new Unknown(console), "HIGH", "HIGH"),
        row(new Unknown(reading(console)), "HIGH", "HIGH"),
        row(new Unknown(like), "HIGH", "HIGH"),
        row(
            new Called(evidence(through("ec2.amazonaws.com", CONSOLE), "ec2:CreateVpc")),
            "HIGH",
            "HIGH"),
        row(
            new Called(reading(evidence(through("signin.amazonaws.com", CONSOLE), "iam:Get"))),
            "MEDIUM",
            "MEDIUM"));
  }

  private static List<Arguments> sessions() {
    return List.of(
        row(session(ADMINISTRATOR, TaskPolicy.RECOVERY), "CRITICAL", "CRITICAL"),
        row(session(ADMINISTRATOR, TaskPolicy.AUDIT), "LOW", "LOW"),
        row(session(ADMINISTRATOR, TaskPolicy.DELETION), "HIGH", "HIGH"),
        row(session(ADMINISTRATOR, TaskPolicy.BUCKET_UNLOCK), "HIGH", "HIGH"),
        row(session(ADMINISTRATOR, TaskPolicy.QUEUE_UNLOCK), "HIGH", "HIGH"),
        row(session(OWN, TaskPolicy.AUDIT), "CRITICAL", "CRITICAL"),
        row(session(role(OTHER, "rootsweep-check"), TaskPolicy.AUDIT), "LOW", "LOW"),
        row(session(role(HUB, "rootsweep-check2"), TaskPolicy.AUDIT), "LOW", "LOW"),
        row(denied(ADMINISTRATOR), "MEDIUM", "MEDIUM"),
        row(denied(CONSOLE), "CRITICAL", "CRITICAL"));
  }

  private static List<Arguments> guards() {
    Evidence by = evidence("event-1", MANAGEMENT, ADMINISTRATOR, "organizations:Something");
    Evidence root = evidence("event-1", MANAGEMENT, CONSOLE, "organizations:Something");
    Evidence hub = evidence("event-1", HUB, role(HUB, "administrator"), "events:DeleteRule");
    return List.of(
        row(new GuardTouched(by, Guard.FEATURE, ""), "CRITICAL", "CRITICAL"),
        row(new GuardTouched(by, Guard.DELEGATE, ""), "CRITICAL", "CRITICAL"),
        row(new GuardTouched(by, Guard.TRUSTED_ACCESS, ""), "CRITICAL", "CRITICAL"),
        row(new GuardTouched(refused(by), Guard.TRUSTED_ACCESS, ""), "MEDIUM", "MEDIUM"),
        row(new GuardTouched(refused(root), Guard.TRUSTED_ACCESS, ""), "CRITICAL", "CRITICAL"),
        row(new GuardTouched(by, Guard.POLICY, TriageWorld.DENY_ROOT), "CRITICAL", "CRITICAL"),
        row(new GuardTouched(by, Guard.POLICY, "p-another1"), "MEDIUM", "MEDIUM"),
        row(new GuardTouched(root, Guard.POLICY, "p-another1"), "HIGH", "HIGH"),
        row(
            new GuardTouched(by, Guard.POLICY_TYPE, "SERVICE_CONTROL_POLICY"),
            "CRITICAL",
            "CRITICAL"),
        row(new GuardTouched(by, Guard.POLICY_TYPE, "TAG_POLICY"), "MEDIUM", "MEDIUM"),
        row(new GuardTouched(by, Guard.CONTROL, "x"), "MEDIUM", "MEDIUM"),
        row(attached(TriageWorld.DENY_ROOT), "MEDIUM", "MEDIUM"),
        row(
            new GuardTouched(
                called("EnablePolicyType"), Guard.POLICY_TYPE, "SERVICE_CONTROL_POLICY"),
            "MEDIUM",
            "MEDIUM"),
        row(
            new GuardTouched(by, Guard.DETECTION_ACCESS, "cloudtrail.amazonaws.com"),
            "CRITICAL",
            "CRITICAL"),
        row(new GuardTouched(by, Guard.DETECTION_ACCESS, "stacksets"), "HIGH", "HIGH"),
        row(new GuardTouched(refused(by), Guard.DETECTION_ACCESS, "x"), "MEDIUM", "MEDIUM"),
        row(new GuardTouched(by, Guard.DELEGATION, "x"), "HIGH", "HIGH"),
        row(new AccountMoved(by, Optional.of(MEMBER), "r-exam", "ou-1"), "MEDIUM", "MEDIUM"),
        row(new AccountMoved(root, Optional.of(MEMBER), "r-exam", "ou-1"), "HIGH", "HIGH"),
        row(new LeaveRefused(refused(by)), "MEDIUM", "MEDIUM"),
        row(new SignInAnomaly(by), "HIGH", "HIGH"),
        row(new SessionRenewed(evidence(CONSOLE, "signin:X"), Mfa.USED), "CRITICAL", "MEDIUM"),
        row(new SessionRenewed(root, Mfa.USED), "HIGH", "HIGH"),
        row(new SessionRenewed(root, Mfa.NOT_USED), "CRITICAL", "CRITICAL"),
        row(reported("FAILED"), "HIGH", "HIGH"),
        row(reported("FAILED_IMPORT"), "HIGH", "HIGH"),
        row(reported("INOPERABLE"), "HIGH", "HIGH"),
        row(new PlanExecuted(hub, "arn:x"), "CRITICAL", "CRITICAL"),
        row(new PlanExecuted(refused(hub), "arn:x"), "MEDIUM", "MEDIUM"),
        row(new OwnResourceChanged(hub, "rootsweep-x"), "CRITICAL", "CRITICAL"),
        row(new OwnResourceChanged(refused(hub), "rootsweep-x"), "MEDIUM", "MEDIUM"),
        row(new TrailChanged(by, "organization"), "HIGH", "HIGH"),
        row(new TrailChanged(refused(by), "organization"), "MEDIUM", "MEDIUM"),
        row(new Departed(by, Optional.of(OTHER), "LEFT"), "HIGH", "HIGH"),
        row(new Departed(by, Optional.of(OTHER), "REMOVED"), "MEDIUM", "MEDIUM"),
        row(new Departed(by, Optional.of(OTHER), "CLEANED"), "INFO", "INFO"),
        row(new Departed(by, Optional.of(OTHER), ""), "HIGH", "HIGH"));
  }

  private static GuardTouched attached(String policy) {
    return new GuardTouched(called("AttachPolicy"), Guard.POLICY, policy, "r-exam");
  }

  private static Evidence called(String name) {
    return evidence("event-1", MANAGEMENT, ADMINISTRATOR, "organizations:" + name);
  }

  private static StackSetReported reported(String status) {
    return new StackSetReported(
        called("x"), Optional.of(MEMBER), "eu-west-1", "rootsweep-forwarder", status, "");
  }

  @Test
  void countsWhatElseCloudFormationReports() {
    for (String status : List.of("RUNNING", "SUCCEEDED", "CURRENT", "PENDING", "CANCELLED", "")) {
      assertTrue(judged(reported(status)) instanceof Verdict.Counted, status);
    }
  }

  /// The read of an encrypted object is a data event: what the key service does for it is the only
  /// trace.
  @Test
  void tellsOfALongTermKeyThatAServiceCarries() {
    Actor key = Activities.through("AWS Internal", root("AKIAEXAMPLEROOT00001", false));

    Verdict verdict = judged(new Called(reading(evidence(key, "kms:Decrypt"))));

    assertEquals(new Verdict.Alert(Severity.CRITICAL, ActivityAlertKind.ROOT_KEY_USED), verdict);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void ratesEveryRow(RootActivity activity, String plain, String leased) {
    assertEquals(plain, severity(activity, false));
    assertEquals(leased, severity(activity, true));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isSilentAboutOursWhateverItIs(RootActivity activity, String plain, String leased) {
    Verdict verdict = ActivityRules.judge(activity, around(true, true, false));

    assertEquals(new Verdict.Ours(), verdict);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void looksTwiceForEveryKeyOfASession(RootActivity activity, String plain, String leased) {
    Verdict verdict = ActivityRules.judge(activity, around(false, false, false));

    assertEquals(
        activity.sessionKey().isPresent(),
        verdict.equals(new Verdict.LookAgain()),
        verdict::toString);
  }

  @Test
  void countsWhatAServiceReadsForARootUser() {
    Called reads = new Called(reading(evidence(through("ec2.amazonaws.com", CONSOLE), "kms:Get")));

    assertTrue(judged(reads) instanceof Verdict.Counted);
    assertTrue(ActivityRules.judge(reads, around(false, false, false)) instanceof Verdict.Counted);
  }

  @Test
  void countsARefusalOfOurOwnRole() {
    assertTrue(judged(denied(OWN)) instanceof Verdict.Counted);
  }

  @Test
  void tellsWhatExactlyTheDeploymentRolesChange() {
    assertEquals(
        "INFO",
        severity(
            new OwnResourceChanged(evidence(role(HUB, "cdk-deploy"), "events:PutRule"), "x"),
            false));
    for (Actor imitation : List.of(role(OTHER, "cdk-deploy"), role(HUB, "cdk-deploy2"))) {
      assertEquals(
          "CRITICAL",
          severity(new OwnResourceChanged(evidence(imitation, "events:PutRule"), "x"), false));
    }
  }

  @Test
  void alertsOnWhoeverOnlySeemsToBeStackSets() {
    String service = "cloudformation.amazonaws.com";
    List<Evidence> imitations =
        List.of(
            evidence(stackSets(MEMBER), "events:PutRule"),
            evidence(Activities.through(service, stackSets(OTHER)), "events:PutRule"),
            evidence(
                Activities.through(service, role(MEMBER, "stacksets-exec-evil")), "events:PutRule"),
            Activities.evidence(
                "event-1",
                HUB,
                Activities.through(service, stackSets(HUB)),
                "lambda:UpdateFunctionCode20150331v2"));

    imitations.forEach(
        evidence ->
            assertEquals(
                "CRITICAL",
                severity(new OwnResourceChanged(evidence, "x"), false),
                evidence::toString));
  }

  private static Actor stackSets(AccountId account) {
    return role(account, "stacksets-exec-0123456789abcdef0123456789abcdef");
  }

  @ParameterizedTest
  @EnumSource(Mfa.class)
  void escalatesManyFailures(Mfa mfa) {
    SignedIn failed = new SignedIn(refused(evidence(root(), "signin:ConsoleLogin")), false, mfa);

    assertEquals("HIGH", severity(failed, around(false, true, true)));
  }

  @ParameterizedTest
  @CsvSource({
    "0 1 2 3,           0,   false",
    "0 1 2 3 4,         4,   true",
    "0 150 300 450 600, 0,   true",
    "0 150 300 450 601, 601, false",
    "0 1 2 3 4 1199,    1199, false",
    "0 590 591 592 593 594, 0, true",
    "0 595 596 597 598 601, 0, true",
  })
  void seesFiveFailuresWithinTenMinutes(String seconds, long at, boolean many) {
    List<Instant> failures =
        Stream.of(seconds.split(" ", -1)).map(s -> NOON.plusSeconds(Long.parseLong(s))).toList();

    assertEquals(many, ActivityRules.areMany(failures, NOON.plusSeconds(at)));
  }

  private static Arguments row(RootActivity activity, String plain, String leased) {
    return Arguments.of(activity, plain, leased);
  }

  private static CredentialTampered changed(
      Evidence evidence, Credential credential, Change change) {
    return new CredentialTampered(evidence, credential, change);
  }

  private static PrivilegedSession session(Actor by, TaskPolicy task) {
    return new PrivilegedSession(
        evidence("event-1", MANAGEMENT, by, "sts:AssumeRoot"),
        MEMBER,
        Optional.of(task),
        Optional.of(FOREIGN_KEY));
  }

  private static PrivilegedSession denied(Actor by) {
    return new PrivilegedSession(
        refused(evidence("event-1", MANAGEMENT, by, "sts:AssumeRoot")),
        MEMBER,
        Optional.of(TaskPolicy.RECOVERY),
        Optional.empty());
  }

  private static String severity(RootActivity activity, boolean leased) {
    Surroundings around =
        new Surroundings(
            MANAGEMENT,
            HUB,
            TriageWorld.settings().watch(),
            false,
            true,
            leased,
            false,
            Background.none());
    return severity(activity, around);
  }

  private static String severity(RootActivity activity, Surroundings around) {
    if (!(ActivityRules.judge(activity, around) instanceof Verdict.Alert alert)) {
      return "none";
    }
    assertTrue(alert.kind().severities().contains(alert.severity()), alert::toString);
    return alert.severity().name();
  }

  private static Verdict judged(RootActivity activity) {
    return ActivityRules.judge(activity, around(false, true, false));
  }

  private static Surroundings around(boolean ours, boolean readAgain, boolean manyFailures) {
    return new Surroundings(
        MANAGEMENT,
        HUB,
        TriageWorld.settings().watch(),
        ours,
        readAgain,
        false,
        manyFailures,
        Background.none());
  }
}
