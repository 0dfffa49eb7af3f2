package dev.rootsweep.core.fake;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.TopicName;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.core.signal.Touched;
import dev.rootsweep.core.sweep.StartSweep;
import dev.rootsweep.core.sweep.SubscriptionWatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// One notice of each kind, made by the real use cases.
public final class AlertScenes {
  private static final Actor ADMINISTRATOR =
      Activities.role(TriageWorld.MANAGEMENT, "administrator");

  private AlertScenes() {}

  /// Returns a notice of every kind.
  public static Map<AlertKind, Notice> all() {
    Map<AlertKind, Notice> notices = new LinkedHashMap<>();
    activities().forEach((kind, activity) -> notices.put(kind, told(activity)));
    checks().forEach((kind, check) -> notices.put(kind, told(kind, check)));
    notices.put(CheckAlertKind.SWEEP_DIGEST, digest());
    notices.put(
        CheckAlertKind.RECOVERY_ALLOWED,
        told(CheckAlertKind.RECOVERY_ALLOWED, AlertScenes::recover));
    notices.put(CheckAlertKind.SUBSCRIPTIONS_MISSING, lackingSubscriptions());
    notices.put(ActivityAlertKind.LEDGER_SILENT, silence());
    return notices;
  }

  private static Notice told(RootActivity activity) {
    TriageWorld world = new TriageWorld();
    world.settle(activity);
    return world.sent().getFirst();
  }

  private static Notice silence() {
    TriageWorld world = new TriageWorld();
    Hours hours = new Hours(world);
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(
        world.time.now(), Activities.call("event-1", Activities.root(TriageWorld.OUR_KEY, true)));
    hours.passUntil(world.time.now().plus(Duration.ofMinutes(6)));
    return world.sent().getFirst();
  }

  private static Notice told(AlertKind kind, Consumer<CheckWorld> check) {
    CheckWorld world = new CheckWorld();
    check.accept(world);
    return world.told().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  private static Map<AlertKind, Consumer<CheckWorld>> checks() {
    return Map.of(
        CheckAlertKind.REMOVED, AlertScenes::remove,
        CheckAlertKind.DRIFT, AlertScenes::comeBack,
        CheckAlertKind.HELD, AlertScenes::hold,
        CheckAlertKind.WOULD_REMOVE, AlertScenes::observe,
        CheckAlertKind.EXEMPT_CHANGED, AlertScenes::changeExempt,
        CheckAlertKind.INCOMPLETE, AlertScenes::failThrice,
        CheckAlertKind.NOT_AUDITABLE, world -> denyAudit(world, CheckWorld.MEMBER),
        CheckAlertKind.NOT_AUDITABLE_WIDELY, AlertScenes::denyAudits,
        CheckAlertKind.APPROVED, AlertScenes::approve,
        CheckAlertKind.RESUMED, AlertScenes::resume);
  }

  private static void remove(CheckWorld world) {
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000001"));
    world.root().give(Credentials.oldPassword());
    world.handle(world.caused(Cause.JOINED));
  }

  private static void comeBack(CheckWorld world) {
    world.verifyClean();
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000001"));
    world.handle(world.swept());
  }

  private static void hold(CheckWorld world) {
    world.root().give(Credentials.usedKey("AKIAEXAMPLE000000001", CheckWorld.START));
    world.handle(world.swept());
  }

  private static void approve(CheckWorld world) {
    RootCredential key = Credentials.usedKey("AKIAEXAMPLE000000001", CheckWorld.START);
    world.root().give(key);
    world.handle(world.swept());
    world.approve(key);
    world.handle(world.caused(Cause.APPROVED));
  }

  private static void recover(CheckWorld world) {
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(CheckWorld.START.plusSeconds(1)));
    world.time.advance(Duration.ofMinutes(1));
    world.handle(world.caused(Cause.ROOT_USE));
  }

  private static void resume(CheckWorld world) {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
    world.resume();
    world.handle(world.swept());
  }

  private static void observe(CheckWorld world) {
    world.set(Setting.MODE, "observe");
    remove(world);
  }

  private static void changeExempt(CheckWorld world) {
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");
    world.handle(world.swept());
    world.root().give(Credentials.oldCertificate("CERTIFICATEEXAMPLE1"));
    world.handle(world.swept());
  }

  private static void failThrice(CheckWorld world) {
    world.root().give(Credentials.oldPassword());
    world.root().deny(Credentials.oldPassword(), "AccessDenied by a policy");
    world.handle(world.swept());
    world.handle(world.queue.take().due());
    world.handle(world.queue.take().due());
  }

  private static void denyAudit(CheckWorld world, AccountId account) {
    world.put(account, AccountState.ACTIVE, CheckWorld.JOINED);
    world.journal.refuse(account + " audit", PortFailure.Kind.FEATURE_OFF);
    world.handle(world.caused(Cause.REQUESTED, account));
  }

  private static void denyAudits(CheckWorld world) {
    for (int number = 1; number <= 21; number++) {
      denyAudit(world, new AccountId("%012d".formatted(number)));
    }
  }

  private static Notice lackingSubscriptions() {
    CheckWorld world = new CheckWorld();
    world.put(CheckWorld.MANAGEMENT, AccountState.ACTIVE, CheckWorld.JOINED);
    String topics = "arn:aws:sns:us-east-1:" + CheckWorld.HUB + ":";
    SubscriptionWatch watch =
        new SubscriptionWatch(
            () ->
                List.of(
                    new TopicSubscriptions(topics + TopicName.URGENT.topicName(), 2, 1, 1),
                    new TopicSubscriptions(topics + TopicName.INFO.topicName(), 1, 0, 0)),
            List.of(world.alerts),
            CheckWorld.HUB);
    new StartSweep(world.directory, new MemoryLedger(), world.queue, watch, Map.of(), world.time)
        .handle(
            new SweepDue(new Origin("sweep-7", CheckWorld.HUB, "us-east-1", world.time.now())),
            () -> false);
    return world.alerts.sent().getLast();
  }

  private static Notice digest() {
    CheckWorld world = new CheckWorld();
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept("sweep-7"));
    world.resume();
    world.handle(world.swept("sweep-7"));
    world.tellDigests();
    return world.alerts.sent().getLast();
  }

  private static Map<AlertKind, RootActivity> activities() {
    Actor root = Activities.root(Activities.CONSOLE_KEY, false);
    Evidence guard =
        Activities.touching(
            by(ADMINISTRATOR, "organizations:DetachPolicy"),
            new Touched(Touched.POLICY, TriageWorld.DENY_ROOT),
            new Touched(Touched.TARGET, "303030303030"));
    Map<AlertKind, RootActivity> scenes = new TreeMap<>();
    scenes.put(ActivityAlertKind.ROOT_SIGN_IN, Activities.signIn("event-1", Mfa.NOT_USED));
    scenes.put(
        ActivityAlertKind.ROOT_SIGN_IN_FAILED,
        Activities.failedSignIn("event-1", TriageWorld.NOON));
    scenes.put(
        ActivityAlertKind.PASSWORD_RECOVERY_REQUESTED,
        touched(RootActivity.Step.RECOVERY_REQUESTED, "signin:PasswordRecoveryRequested"));
    scenes.put(
        ActivityAlertKind.ROOT_IDENTITY_CHANGED,
        touched(RootActivity.Step.EMAIL_CHANGED, "signin:EmailUpdated"));
    scenes.put(
        ActivityAlertKind.ROOT_CREDENTIAL_CHANGED,
        new RootActivity.CredentialTampered(
            Activities.refused(Activities.evidence(root, "iam:CreateAccessKey")),
            RootActivity.Credential.ACCESS_KEY,
            RootActivity.Change.MADE));
    scenes.put(
        ActivityAlertKind.ROOT_KEY_USED,
        Activities.call("event-1", Activities.root("AKIAEXAMPLEROOT00001", false)));
    scenes.put(ActivityAlertKind.ROOT_CALL, Activities.call("event-1", root));
    scenes.put(
        ActivityAlertKind.ROOT_SESSION_CALL,
        Activities.call("event-1", Activities.root(Activities.FOREIGN_KEY, true)));
    scenes.put(ActivityAlertKind.ROOT_SESSION_OPENED, session(ADMINISTRATOR, TaskPolicy.RECOVERY));
    scenes.put(
        ActivityAlertKind.OWN_ROLE_MISUSED,
        session(Activities.role(TriageWorld.HUB, "rootsweep-check"), TaskPolicy.DELETION));
    scenes.put(
        ActivityAlertKind.ROOT_SESSION_DENIED,
        new RootActivity.PrivilegedSession(
            Activities.refused(by(ADMINISTRATOR, "sts:AssumeRoot")),
            TriageWorld.MEMBER,
            Optional.of(TaskPolicy.RECOVERY),
            Optional.empty()));
    scenes.put(
        ActivityAlertKind.ROOT_ACCESS_WEAKENED,
        new RootActivity.GuardTouched(
            by(ADMINISTRATOR, "iam:DisableOrganizationsRootCredentialsManagement"),
            RootActivity.Guard.FEATURE,
            ""));
    scenes.put(
        ActivityAlertKind.POLICY_CHANGED,
        new RootActivity.GuardTouched(
            guard, RootActivity.Guard.POLICY, TriageWorld.DENY_ROOT, "303030303030"));
    scenes.put(
        ActivityAlertKind.OWN_RESOURCE_CHANGED,
        new RootActivity.OwnResourceChanged(
            Activities.evidence(
                "event-1",
                TriageWorld.HUB,
                Activities.role(TriageWorld.HUB, "administrator"),
                "events:DeleteRule"),
            "rootsweep-root-activity"));
    scenes.put(
        ActivityAlertKind.TRAIL_CHANGED,
        new RootActivity.TrailChanged(by(ADMINISTRATOR, "cloudtrail:StopLogging"), "organization"));
    scenes.put(
        ActivityAlertKind.ACCOUNT_DEPARTED,
        new RootActivity.Departed(
            by(ADMINISTRATOR, "organizations:AccountDepartedOrganization"),
            Optional.of(TriageWorld.OTHER),
            "LEFT"));
    scenes.putAll(organization());
    scenes.put(
        ActivityAlertKind.ROOT_UNKNOWN,
        new RootActivity.Unknown(Activities.evidence(Activities.root(), "signin:SomethingNew")));
    return scenes;
  }

  private static Map<ActivityAlertKind, RootActivity> organization() {
    Actor nobody = Activities.nobody();
    return Map.of(
        ActivityAlertKind.DETECTION_WEAKENED,
        new RootActivity.GuardTouched(
            by(ADMINISTRATOR, "organizations:DisableAWSServiceAccess"),
            RootActivity.Guard.DETECTION_ACCESS,
            "cloudtrail.amazonaws.com"),
        ActivityAlertKind.DELEGATION_CHANGED,
        new RootActivity.GuardTouched(
            Activities.touching(
                by(ADMINISTRATOR, "cloudtrail:RegisterOrganizationDelegatedAdmin"),
                new Touched(Touched.ACCOUNT, "313131313131")),
            RootActivity.Guard.DELEGATION,
            "account 313131313131 for cloudtrail.amazonaws.com"),
        ActivityAlertKind.DEPLOYED,
        new RootActivity.OwnResourceChanged(
            Activities.evidence(
                "event-1",
                TriageWorld.HUB,
                Activities.role(TriageWorld.HUB, "cdk-deploy"),
                "cloudformation:ExecuteChangeSet"),
            "rootsweep-hub"),
        ActivityAlertKind.FORWARDER_FAILED,
        new RootActivity.StackSetReported(
            by(nobody, "303030303030 eu-west-1 FAILED: the Region is disabled"),
            Optional.of(TriageWorld.MEMBER),
            "eu-west-1",
            "rootsweep-forwarder",
            "FAILED",
            "the Region is disabled"),
        ActivityAlertKind.ACCOUNT_MOVED,
        new RootActivity.AccountMoved(
            by(ADMINISTRATOR, "organizations:MoveAccount"),
            Optional.of(TriageWorld.MEMBER),
            "ou-exam-guarded1",
            "r-exam"),
        ActivityAlertKind.LEAVE_REFUSED,
        new RootActivity.LeaveRefused(
            Activities.refused(
                Activities.evidence(
                    Activities.role(TriageWorld.MEMBER, "administrator"),
                    "organizations:LeaveOrganization"))),
        ActivityAlertKind.SIGN_IN_ANOMALY,
        new RootActivity.SignInAnomaly(
            Activities.evidence(nobody, "signin:Sign-in Anomaly Alert")));
  }

  private static Evidence by(Actor actor, String call) {
    return Activities.evidence("event-1", TriageWorld.MANAGEMENT, actor, call);
  }

  private static RootActivity touched(RootActivity.Step step, String call) {
    return new RootActivity.IdentityTouched(
        Activities.evidence(Activities.root(), call), step, TriageWorld.MEMBER);
  }

  private static RootActivity session(Actor actor, TaskPolicy task) {
    return Activities.session("event-1", actor, TriageWorld.MEMBER, task, Activities.FOREIGN_KEY);
  }
}
