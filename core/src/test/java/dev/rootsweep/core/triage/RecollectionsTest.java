package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OTHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.AccountMoved;
import dev.rootsweep.core.signal.RootActivity.Closed;
import dev.rootsweep.core.signal.RootActivity.Departed;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.PlanMade;
import dev.rootsweep.core.signal.RootActivity.SessionRenewed;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import dev.rootsweep.core.signal.RootActivity.StackSetReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What earlier events tell about a later one.
class RecollectionsTest {
  private static final String PLAN = "arn:aws:cloudformation:us-east-1:222222222222:changeSet/x/1";
  private static final String SERVICE = "cloudformation.amazonaws.com";
  private static final Actor STRANGER = Activities.role(HUB, "administrator");
  private static final Actor DEPLOYER = Activities.role(HUB, "cdk-deploy");

  private final TriageWorld world = new TriageWorld();
  private int events;

  @Test
  void countsTheRenewalOfASessionWhoseBeginningWasTold() {
    assertEquals("CRITICAL", told(signIn(NOON)));

    assertEquals("Counted", told(renewal(NOON.plus(Duration.ofHours(12)))));
    assertEquals("CRITICAL", told(renewal(NOON.plus(Duration.ofHours(12)).plusSeconds(1))));
  }

  @Test
  void tellsOfARenewalOnceWhenNoBeginningWasTold() {
    assertEquals("CRITICAL", told(renewal(NOON)));
    assertEquals("Counted", told(renewal(NOON.plus(Duration.ofMinutes(20)))));
  }

  @Test
  void tellsOfARenewalThatCouldNotBeToldTheFirstTime() {
    world.journal.refuse(MEMBER + " alert ROOT_SIGN_IN", PortFailure.Kind.UNAVAILABLE);
    RootActivity renewal = renewal(NOON);

    assertThrows(PortFailure.class, () -> world.settle(renewal));
    world.journal.allowAll();
    world.time.advance(Duration.ofMinutes(6));

    assertEquals("CRITICAL", told(renewal));
  }

  @Test
  void takesASignInToTheConsoleForNoBeginning() {
    told(Activities.signIn("event-console", Mfa.USED));

    assertEquals("CRITICAL", told(renewal(NOON.plus(Duration.ofHours(1)))));
  }

  @Test
  void takesTheBeginningInAnotherAccountForNone() {
    told(signIn(NOON));

    assertEquals(
        "CRITICAL",
        told(
            new SessionRenewed(
                evidence(
                    OTHER,
                    NOON.plusSeconds(60),
                    Activities.root(OTHER, Optional.empty(), false),
                    "signin:CreateOAuth2Token"),
                Mfa.USED)));
  }

  @Test
  void countsAChangeSetThatWasMadeForAnotherStack() {
    assertEquals(
        "Counted",
        told(new PlanMade(hub(STRANGER, "CreateChangeSet"), PLAN, "theirs", Optional.empty())));

    assertEquals("Counted", told(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN)));
    assertEquals("CRITICAL", told(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN + "2")));
  }

  @Test
  void tellsOfARootUserWhateverStackItIs() {
    Actor root = Activities.root(HUB, Optional.empty(), false);

    assertEquals(
        "HIGH", told(new PlanMade(hub(root, "CreateChangeSet"), PLAN, "theirs", Optional.empty())));
    assertEquals("Folded", told(new PlanExecuted(hub(root, "ExecuteChangeSet"), PLAN)));
  }

  /// What CloudFormation does with a role of the deployments counts as a deployment, so a stack of
  /// somebody else's that is handed that role is a start by others.
  @Test
  void trustsNoRoleOfTheDeploymentsThatSomebodyElseHandsToAStack() {
    assertEquals(
        "Counted",
        told(new PlanMade(hub(STRANGER, "UpdateStack"), PLAN, "theirs", DEPLOYER.role())));

    assertEquals("CRITICAL", told(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
  }

  @Test
  void trustsARoleOfTheDeploymentsThatADeploymentHandsToAStack() {
    assertEquals(
        "Counted",
        told(new PlanMade(hub(DEPLOYER, "UpdateStack"), PLAN, "theirs", DEPLOYER.role())));

    assertEquals("INFO", told(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
  }

  @Test
  void tellsWhatCloudFormationDoesLongAfterADeployment() {
    assertEquals("INFO", told(changed(DEPLOYER, "cloudformation:ExecuteChangeSet")));
    Instant late = NOON.plus(Duration.ofHours(1)).plusSeconds(1);
    world.time.advance(Duration.between(NOON, late));

    assertEquals(
        "INFO",
        told(
            new OwnResourceChanged(
                evidence(HUB, late, working(), "iam:PutRolePolicy"), "rootsweep-check")));
  }

  /// The report that comes between two deliveries of a message makes no less of it.
  @Test
  void tellsToItsEndWhatLaterNotesWouldLower() {
    Actor imitation =
        Activities.through(
            SERVICE, Activities.role(MEMBER, "stacksets-exec-0123456789abcdef0123456789abcdef"));
    RootActivity deleted =
        new OwnResourceChanged(
            Activities.evidence("event-rule", MEMBER, imitation, "events:DeleteRule"),
            "rootsweep-forwarder");
    Reread again = Reread.first(deleted).askedAgain();
    told(report(NOON.minus(Duration.ofDays(10))));
    world.journal.refuse(MEMBER + " alert", PortFailure.Kind.THROTTLED, 0, 2);
    assertThrows(PortFailure.class, () -> world.handle(again));

    told(report(NOON));
    world.time.advance(Duration.ofMinutes(6));
    world.handle(again);

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
  }

  private StackSetReported report(Instant at) {
    return new StackSetReported(
        Activities.evidence(
            "event-" + at, MANAGEMENT, at, Activities.role(MANAGEMENT, "x"), "report"),
        Optional.of(OTHER),
        "eu-west-1",
        "rootsweep-forwarder",
        "SUCCEEDED",
        "");
  }

  @Test
  void tellsOfADeploymentOnce() {
    assertEquals("Counted", told(changed(DEPLOYER, "cloudformation:CreateChangeSet")));
    assertEquals("INFO", told(changed(DEPLOYER, "cloudformation:ExecuteChangeSet")));
    assertEquals("Counted", told(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
    assertEquals("Folded", told(changed(DEPLOYER, "cloudformation:UpdateTerminationProtection")));
  }

  /// The start was not heard: the rules that forward it were not there yet.
  @Test
  void tellsOfADeploymentByWhatCloudFormationDoes() {
    assertEquals("INFO", told(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
    assertEquals("Folded", told(changed(working(), "sqs:SetQueueAttributes")));
  }

  @ParameterizedTest
  @CsvSource({"21600, CRITICAL", "21601, INFO"})
  void doesNotCallItADeploymentWhatSomebodyElseStarted(long later, String expected) {
    assertEquals("CRITICAL", told(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN)));

    Evidence work = evidence(HUB, NOON.plusSeconds(later), working(), "lambda:DeleteFunction");

    assertEquals(expected, told(new OwnResourceChanged(work, "rootsweep-check")));
  }

  @Test
  void doesNotTakeARefusedStartForOne() {
    told(new PlanExecuted(Activities.refused(hub(STRANGER, "ExecuteChangeSet")), PLAN));

    assertEquals("INFO", told(changed(working(), "sqs:SetQueueAttributes")));
  }

  @Test
  void tellsOfStackSetsAsADeploymentBeforeAnythingWasReported() {
    assertEquals("INFO", told(byStackSets(NOON)));
  }

  @ParameterizedTest
  @CsvSource({"21600, Counted", "21601, CRITICAL"})
  void believesInStackSetsOnlyWhileTheStackSetIsReportedAtWork(long later, String expected) {
    assertEquals(
        "Counted",
        told(
            new StackSetReported(
                evidence(MANAGEMENT, NOON, Activities.role(MANAGEMENT, "x"), "RUNNING"),
                Optional.empty(),
                "",
                "rootsweep-forwarder",
                "RUNNING",
                "")));

    assertEquals(expected, told(byStackSets(NOON.plusSeconds(later))));
  }

  @ParameterizedTest
  @CsvSource({"24, INFO", "25, MEDIUM"})
  void takesTheMoveOfANewAccountForVending(long hours, String expected) {
    world.directory.put(
        new Account(
            MEMBER,
            "New",
            AccountState.ACTIVE,
            JoinedMethod.CREATED,
            NOON.minus(Duration.ofHours(hours)),
            MANAGEMENT));

    assertEquals(expected, told(move()));
  }

  @Test
  void doesNotGuessWhenAnAccountJoined() {
    world.journal.refuse(MEMBER + " directory.account", PortFailure.Kind.UNAVAILABLE);

    assertEquals("MEDIUM", told(move()));
  }

  @Test
  void knowsThatARemovedAccountWasClosedBefore() {
    assertEquals("Counted", told(new Closed(management("CloseAccountResult"), MEMBER)));

    assertEquals("INFO", told(departed(MEMBER, "REMOVED")));
    assertEquals("MEDIUM", told(departed(OTHER, "REMOVED")));
  }

  private String told(RootActivity activity) {
    return switch (world.settle(activity)) {
      case TriageOutcome.Alerted(Notice notice) -> notice.severity().name();
      case TriageOutcome other -> other.name();
    };
  }

  private static Departed departed(AccountId account, String method) {
    return new Departed(
        Activities.evidence(
            "departure of " + account,
            MANAGEMENT,
            Activities.role(MANAGEMENT, "x"),
            "organizations:AccountDepartedOrganization"),
        Optional.of(account),
        method);
  }

  private AccountMoved move() {
    return new AccountMoved(management("MoveAccount"), Optional.of(MEMBER), "r-exam", "ou-1");
  }

  private Evidence management(String call) {
    return evidence(
        MANAGEMENT, NOON, Activities.role(MANAGEMENT, "administrator"), "organizations:" + call);
  }

  private SignedIn signIn(Instant at) {
    return new SignedIn(
        evidence(MEMBER, at, Activities.root(), "signin:CreateOAuth2Token"), true, Mfa.USED);
  }

  private SessionRenewed renewal(Instant at) {
    return new SessionRenewed(
        evidence(MEMBER, at, Activities.root(), "signin:CreateOAuth2Token"), Mfa.USED);
  }

  private OwnResourceChanged changed(Actor actor, String call) {
    return new OwnResourceChanged(evidence(HUB, NOON, actor, call), "rootsweep-hub");
  }

  private OwnResourceChanged byStackSets(Instant at) {
    Actor actor =
        Activities.through(
            SERVICE, Activities.role(MEMBER, "stacksets-exec-0123456789abcdef0123456789abcdef"));
    return new OwnResourceChanged(
        evidence(MEMBER, at, actor, "events:PutRule"), "rootsweep-forwarder-root-activity");
  }

  private static Actor working() {
    return Activities.through(SERVICE, DEPLOYER);
  }

  private Evidence hub(Actor actor, String call) {
    return evidence(HUB, NOON, actor, "cloudformation:" + call);
  }

  private Evidence evidence(AccountId account, Instant at, Actor actor, String call) {
    events++;
    return Activities.evidence("event-" + events, account, at, actor, call);
  }
}
