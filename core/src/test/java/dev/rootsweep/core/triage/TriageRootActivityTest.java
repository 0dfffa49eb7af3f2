package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.CONSOLE_KEY;
import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.failedSignIn;
import static dev.rootsweep.core.fake.Activities.reading;
import static dev.rootsweep.core.fake.Activities.refused;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.Activities.signIn;
import static dev.rootsweep.core.fake.Activities.through;
import static dev.rootsweep.core.fake.Activities.touching;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;
import static dev.rootsweep.core.fake.TriageWorld.OUR_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.PrivilegedSession;
import dev.rootsweep.core.signal.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriageRootActivityTest {
  private static final Actor ADMINISTRATOR = role(MANAGEMENT, "administrator");
  private static final Actor OWN = role(HUB, "rootsweep-check");

  private final TriageWorld world = new TriageWorld();

  @Test
  void anAttackersAssumeRootWithAssumedRootSetAlerts() {
    Actor marked =
        new Actor(
            Actor.Kind.OTHER,
            Optional.of(MANAGEMENT),
            ADMINISTRATOR.arn(),
            ADMINISTRATOR.role(),
            ADMINISTRATOR.accessKeyId(),
            true,
            Optional.empty());

    TriageOutcome opened =
        world.settle(session("event-1", marked, MEMBER, TaskPolicy.RECOVERY, FOREIGN_KEY));
    TriageOutcome used =
        world.settle(
            new RootActivity.CredentialTampered(
                evidence("event-2", MEMBER, root(FOREIGN_KEY, true), "iam:CreateLoginProfile"),
                RootActivity.Credential.LOGIN_PROFILE,
                RootActivity.Change.MADE));

    assertEquals(Severity.CRITICAL, alerted(opened).severity());
    assertEquals(ActivityAlertKind.ROOT_SESSION_OPENED, alerted(opened).kind());
    assertEquals(MEMBER, alerted(opened).account());
    assertTrue(opened.toString().contains("role/administrator"), opened::toString);
    assertTrue(!(used instanceof TriageOutcome.Routine), used::toString);
  }

  @Test
  void ourRoleUsedOutsideOurCodeAlerts() {
    PrivilegedSession stolen =
        session("event-1", OWN, MEMBER, TaskPolicy.AUDIT, "ASIAEXAMPLESTOLEN001");

    TriageOutcome first = world.handle(stolen);
    assertInstanceOf(TriageOutcome.Waiting.class, first);
    assertEquals(List.of(), world.sent());
    TriageOutcome second = world.handle(new Reread(stolen, 1, true, Optional.empty()));

    assertEquals(Severity.CRITICAL, alerted(second).severity());
    assertEquals(ActivityAlertKind.OWN_ROLE_MISUSED, alerted(second).kind());
  }

  @Test
  void ourOwnSessionStaysSilent() {
    RootActivity.Called used =
        new RootActivity.Called(evidence(root(OUR_KEY, false), "iam:DeleteLoginProfile"));

    TriageOutcome opened = world.handle(session("event-1", OWN, MEMBER, TaskPolicy.AUDIT, OUR_KEY));
    TriageOutcome acted = world.handle(used);

    assertEquals(new TriageOutcome.Routine(MEMBER), opened);
    assertEquals(new TriageOutcome.Routine(MEMBER), acted);
    assertEquals(List.of(), world.sent());
    assertEquals(List.of(), world.queue.drain());
    assertEquals(Optional.of(NOON), world.ledger.pathSeen(MEMBER));
    assertEquals(Optional.empty(), world.ledger.pathSeen(HUB));
  }

  @Test
  void learnsWithinTwoMinutesThatASessionIsOurs() {
    RootActivity.Called early = call("event-1", root("ASIAEXAMPLEEARLY0001", true));

    TriageOutcome first = world.handle(early);
    world.ledger.issued(
        MEMBER, TaskPolicy.AUDIT, new SessionKey("ASIAEXAMPLEEARLY0001", NOON.plusSeconds(900)));
    TriageOutcome second = world.handle(new Reread(early, 1, true, Optional.empty()));

    assertEquals(
        Duration.ofMinutes(2), assertInstanceOf(TriageOutcome.Waiting.class, first).comesBackIn());
    assertEquals(new TriageOutcome.Routine(MEMBER), second);
    assertEquals(List.of(), world.sent());
  }

  @Test
  void alertsOnceForTheSameEvent() {
    TriageOutcome first = world.handle(signIn("event-1", Mfa.NOT_USED));
    world.time.advance(Duration.ofDays(3));
    TriageOutcome second = world.handle(signIn("event-1", Mfa.NOT_USED));

    assertEquals(Severity.CRITICAL, alerted(first).severity());
    assertInstanceOf(TriageOutcome.Duplicate.class, second);
    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(1, world.checks.sent().size());
  }

  @Test
  void queuesACheckOfTheMemberAtOnce() {
    world.handle(signIn("event-1", Mfa.USED));

    FakeQueue.Sent check = world.checks.sent().getFirst();
    assertEquals(MEMBER, check.due().account());
    assertEquals(Cause.ROOT_USE, check.due().cause());
    assertEquals(Duration.ZERO, check.delay());
    assertEquals("event-1", check.due().origin().eventId());
  }

  @Test
  void queuesNoCheckOfTheManagementAccountNorForLess() {
    world.handle(
        new RootActivity.SignedIn(
            evidence(
                "event-1", MANAGEMENT, root(MANAGEMENT, Optional.empty(), false), "signin:Login"),
            true,
            Mfa.NOT_USED));
    world.handle(failedSignIn("event-2", NOON));

    assertEquals(2, world.sent().size());
    assertEquals(List.of(), world.checks.sent());
  }

  @Test
  void foldsABurstAndSaysAtItsEndHowMany() {
    world.settle(call("event-0", root("AKIAEXAMPLEROOT00001", false)));
    for (int n = 1; n < 40; n++) {
      TriageOutcome folded = world.handle(call("event-" + n, root("AKIAEXAMPLEROOT00001", false)));
      assertInstanceOf(TriageOutcome.Folded.class, folded);
    }
    assertEquals(1, world.sent().size());

    world.endBursts();

    assertEquals(2, world.sent().size());
    assertEquals(
        "39 more events of the same kind followed the first alert about Payments Prod"
            + " (303030303030) within 15 minutes.",
        world.sent().getLast().headline());
    assertEquals(1, world.checks.sent().size());
  }

  @Test
  void saysNothingAtTheEndOfABurstOfOne() {
    world.handle(signIn("event-1", Mfa.NOT_USED));

    assertEquals(List.of(new TriageOutcome.Quiet(MEMBER)), world.endBursts());
    assertEquals(1, world.sent().size());
  }

  @Test
  void foldsOneCallerAgainstManyAccountsAndChecksEach() {
    world.settle(session("event-1", ADMINISTRATOR, MEMBER, TaskPolicy.RECOVERY, FOREIGN_KEY));
    TriageOutcome second =
        world.settle(
            session("event-2", ADMINISTRATOR, OTHER, TaskPolicy.RECOVERY, "ASIAEXAMPLEFOREIGN02"));

    assertInstanceOf(TriageOutcome.Folded.class, second);
    assertEquals(1, world.sent().size());
    assertEquals(
        List.of(MEMBER, OTHER),
        world.checks.sent().stream().map(sent -> sent.due().account()).toList());
  }

  @Test
  void foldsOneCallerThatChangesManyAddresses() {
    world.settle(addressChanged("event-1", MEMBER));
    TriageOutcome second = world.settle(addressChanged("event-2", OTHER));

    assertEquals("event-1", assertInstanceOf(TriageOutcome.Folded.class, second).lead());
    assertEquals(2, world.checks.sent().size());
  }

  @Test
  void tellsOfEveryAccountThatDeparts() {
    for (AccountId account : List.of(MEMBER, OTHER)) {
      world.settle(
          new RootActivity.Departed(
              evidence("event-" + account, MANAGEMENT, ADMINISTRATOR, "organizations:Departed"),
              Optional.of(account),
              "REMOVED"));
    }

    assertEquals(List.of(Severity.MEDIUM, Severity.MEDIUM), severities());
  }

  private static RootActivity addressChanged(String event, AccountId account) {
    return new RootActivity.IdentityTouched(
        evidence(event, MANAGEMENT, ADMINISTRATOR, "account:AcceptPrimaryEmailUpdate"),
        RootActivity.Step.EMAIL_CHANGED,
        account);
  }

  @Test
  void neverFoldsWhatIsWorse() {
    Actor session = root(FOREIGN_KEY, true);
    world.settle(new RootActivity.Called(reading(evidence(session, "iam:GetAccountSummary"))));
    TriageOutcome worse = world.settle(call("event-2", session));

    assertEquals(Severity.HIGH, alerted(worse).severity());
    assertEquals(List.of(Severity.LOW, Severity.HIGH), severities());
  }

  @Test
  void foldsWhatASessionDoesWithTheCallThatOpenedIt() {
    world.settle(session("event-1", ADMINISTRATOR, MEMBER, TaskPolicy.BUCKET_UNLOCK, FOREIGN_KEY));
    TriageOutcome used = world.settle(call("event-2", root(FOREIGN_KEY, true)));

    assertEquals("event-1", assertInstanceOf(TriageOutcome.Folded.class, used).lead());
    assertEquals(1, world.sent().size());
  }

  @Test
  void countsFailedSignInsAndCallsOnceLouder() {
    for (int n = 1; n <= 12; n++) {
      world.handle(failedSignIn("event-" + n, NOON.plusSeconds(n)));
    }

    assertEquals(List.of(Severity.MEDIUM, Severity.HIGH), severities());
    assertTrue(world.sent().getLast().headline().startsWith("5 sign-ins"));
  }

  @Test
  void staysCalmWhenFailedSignInsAreFarApart() {
    for (int n = 1; n <= 12; n++) {
      world.time.advance(Duration.ofMinutes(3));
      world.handle(failedSignIn("event-" + n, world.time.now()));
    }

    assertTrue(severities().stream().allMatch(Severity.MEDIUM::equals), severities()::toString);
  }

  @Test
  void softensUnderALeaseAndNamesIt() {
    world.lease();

    Notice notice = alerted(world.handle(signIn("event-1", Mfa.NOT_USED)));

    assertEquals(Severity.MEDIUM, notice.severity());
    assertTrue(notice.headline().startsWith("Expected under a recovery lease: somebody signed"));
    assertTrue(notice.facts().toString().contains("locked bucket"), notice.facts()::toString);
    assertEquals(List.of(), world.checks.sent());
  }

  @Test
  void takesNamesFromTheLedgerWhenOrganizationsDoesNotAnswer() {
    world.ledger.label(
        MEMBER, new KeptLabel(new AccountLabel("Known Before", "/Old"), Instant.EPOCH));
    world.journal.refuse("303030303030 directory.account", PortFailure.Kind.UNAVAILABLE);

    Notice notice = alerted(world.handle(signIn("event-1", Mfa.NOT_USED)));

    assertEquals(
        new Fact(
            "Account",
            "Known Before (303030303030), /Old; as known before, Organizations did not answer"),
        notice.facts().getFirst());
  }

  @Test
  void alertsWithoutANameWhenNobodyKnowsIt() {
    world.journal.refuse("303030303030 directory", PortFailure.Kind.THROTTLED);
    world.journal.refuse("303030303030 ledger.label", PortFailure.Kind.UNAVAILABLE);

    Notice notice = alerted(world.handle(signIn("event-1", Mfa.NOT_USED)));

    assertEquals(
        new Fact("Account", "303030303030, name and place unknown: Organizations did not answer"),
        notice.facts().getFirst());
    assertEquals(Severity.CRITICAL, notice.severity());
  }

  @Test
  void saysThatAnAccountIsNoMember() {
    world.directory.remove(MEMBER);

    Notice notice = alerted(world.handle(signIn("event-1", Mfa.NOT_USED)));

    assertEquals(
        new Fact("Account", "303030303030, not a member of the organization"),
        notice.facts().getFirst());
    assertEquals(Severity.CRITICAL, notice.severity());
  }

  @Test
  void saysThatAnAccountIsNoMemberAnyMore() {
    world.ledger.label(
        MEMBER, new KeptLabel(new AccountLabel("Known Before", "/Old"), Instant.EPOCH));
    world.directory.remove(MEMBER);

    Notice notice = alerted(world.handle(signIn("event-1", Mfa.NOT_USED)));

    assertEquals(
        new Fact(
            "Account", "Known Before (303030303030), /Old; no longer a member of the organization"),
        notice.facts().getFirst());
  }

  @Test
  void repeatsNoReasonThatSaysNothing() {
    for (String reason : List.of("Failure", "failed", " - ", "Error")) {
      Evidence refused = refused(evidence(root(), "signin:ConsoleLogin"), reason);
      Notice notice =
          alerted(
              new TriageWorld().handle(new RootActivity.SignedIn(refused, false, Mfa.NOT_USED)));

      assertEquals(
          "Somebody tried to sign in as the root user of Payments Prod (303030303030), and AWS"
              + " refused.",
          notice.headline());
      assertTrue(
          notice.facts().contains(new Fact("Call", "signin:ConsoleLogin, refused")),
          notice.facts()::toString);
    }
  }

  @Test
  void namesWhatWasTouched() {
    Evidence made =
        touching(
            evidence(root(CONSOLE_KEY, false), "iam:CreateAccessKey"),
            new Touched(Touched.ACCESS_KEY, "AKIANEW"),
            new Touched("user", "alice"));

    Notice notice = alerted(world.settle(new RootActivity.Called(made)));

    assertTrue(
        notice.facts().contains(new Fact("Object", "access key AKIANEW, user alice")),
        notice.facts()::toString);
  }

  @Test
  void aFailingChannelNeitherStopsNorRepeatsTheOther() {
    world.journal.refuse("303030303030 alert ROOT_SIGN_IN", PortFailure.Kind.UNAVAILABLE, 0, 1);

    assertThrows(PortFailure.class, () -> world.handle(signIn("event-1", Mfa.NOT_USED)));
    assertEquals(List.of(), world.sent());
    assertEquals(1, world.second.sent().size());
    world.handle(signIn("event-1", Mfa.NOT_USED));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(world.second.sent().getFirst().id(), world.sent().getFirst().id());
  }

  @Test
  void tellsPeopleThoughTheCheckCannotBeQueued() {
    world.journal.refuse("303030303030 queue.send", PortFailure.Kind.UNAVAILABLE, 0, 1);

    assertThrows(PortFailure.class, () -> world.handle(signIn("event-1", Mfa.NOT_USED)));
    assertEquals(1, world.sent().size());
    world.handle(signIn("event-1", Mfa.NOT_USED));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.checks.sent().size());
  }

  @Test
  void letsTheHeartbeatPass() {
    TriageOutcome outcome =
        world.handle(new Heartbeat(new Origin("event-1", HUB, "us-east-1", NOON)));

    assertEquals(new TriageOutcome.Beat(), outcome);
    assertEquals(List.of(), world.journal.calls());
  }

  @Test
  void staysSilentAboutWhatAServiceReads() {
    Actor service = through("cloudformation.amazonaws.com", root(CONSOLE_KEY, false));

    TriageOutcome outcome =
        world.handle(new RootActivity.Called(reading(evidence(service, "kms:DescribeKey"))));

    assertInstanceOf(TriageOutcome.Counted.class, outcome);
    assertEquals(List.of(), world.sent());
  }

  private List<Severity> severities() {
    return world.sent().stream().map(Notice::severity).toList();
  }

  private static Notice alerted(TriageOutcome outcome) {
    return assertInstanceOf(TriageOutcome.Alerted.class, outcome).notice();
  }
}
