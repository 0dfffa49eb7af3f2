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
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PlanExecuted;
import dev.rootsweep.core.signal.RootActivity.PlanMade;
import dev.rootsweep.core.signal.RootActivity.StackSetReported;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What earlier events say about a deployment, and about what only looks like one.
class DeploymentRecollectionsTest {
  private static final String PLAN = "arn:aws:cloudformation:us-east-1:222222222222:changeSet/x/1";
  private static final String SERVICE = "cloudformation.amazonaws.com";
  private static final Actor STRANGER = Activities.role(HUB, "administrator");
  private static final Actor DEPLOYER = Activities.role(HUB, "cdk-deploy");

  private final TriageWorld world = new TriageWorld();
  private int events;

  @Test
  void countsAChangeSetThatWasMadeForAnotherStack() {
    assertEquals(
        "Counted",
        world.verdict(
            new PlanMade(hub(STRANGER, "CreateChangeSet"), PLAN, "theirs", Optional.empty())));

    assertEquals(
        "Counted", world.verdict(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN)));
    assertEquals(
        "CRITICAL", world.verdict(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN + "2")));
  }

  @Test
  void tellsOfARootUserWhateverStackItIs() {
    Actor root = Activities.root(HUB, Optional.empty(), false);

    assertEquals(
        "HIGH",
        world.verdict(
            new PlanMade(hub(root, "CreateChangeSet"), PLAN, "theirs", Optional.empty())));
    assertEquals("Folded", world.verdict(new PlanExecuted(hub(root, "ExecuteChangeSet"), PLAN)));
  }

  /// What CloudFormation does with a role of the deployments counts as a deployment, so a stack of
  /// somebody else's that is handed that role is a start by others.
  @Test
  void trustsNoRoleOfTheDeploymentsThatSomebodyElseHandsToAStack() {
    assertEquals(
        "Counted",
        world.verdict(new PlanMade(hub(STRANGER, "UpdateStack"), PLAN, "theirs", DEPLOYER.role())));

    assertEquals(
        "CRITICAL", world.verdict(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
  }

  @Test
  void trustsARoleOfTheDeploymentsThatADeploymentHandsToAStack() {
    assertEquals(
        "Counted",
        world.verdict(new PlanMade(hub(DEPLOYER, "UpdateStack"), PLAN, "theirs", DEPLOYER.role())));

    assertEquals("INFO", world.verdict(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
  }

  @Test
  void tellsWhatCloudFormationDoesLongAfterADeployment() {
    assertEquals("INFO", world.verdict(changed(DEPLOYER, "cloudformation:ExecuteChangeSet")));
    Instant late = NOON.plus(Duration.ofHours(1)).plusSeconds(1);
    world.time.advance(Duration.between(NOON, late));

    assertEquals(
        "INFO",
        world.verdict(
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
    world.verdict(report(NOON.minus(Duration.ofDays(10))));
    world.journal.refuse(MEMBER + " alert", PortFailure.Kind.THROTTLED, 0, 2);
    assertThrows(PortFailure.class, () -> world.handle(again));

    world.verdict(report(NOON));
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
    assertEquals("Counted", world.verdict(changed(DEPLOYER, "cloudformation:CreateChangeSet")));
    assertEquals("INFO", world.verdict(changed(DEPLOYER, "cloudformation:ExecuteChangeSet")));
    assertEquals(
        "Counted", world.verdict(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
    assertEquals(
        "Folded", world.verdict(changed(DEPLOYER, "cloudformation:UpdateTerminationProtection")));
  }

  /// The start was not heard: the rules that forward it were not there yet.
  @Test
  void tellsOfADeploymentByWhatCloudFormationDoes() {
    assertEquals("INFO", world.verdict(changed(working(), "lambda:UpdateFunctionCode20150331v2")));
    assertEquals("Folded", world.verdict(changed(working(), "sqs:SetQueueAttributes")));
  }

  @ParameterizedTest
  @CsvSource({"21600, CRITICAL", "21601, INFO"})
  void doesNotCallItADeploymentWhatSomebodyElseStarted(long later, String expected) {
    assertEquals(
        "CRITICAL", world.verdict(new PlanExecuted(hub(STRANGER, "ExecuteChangeSet"), PLAN)));

    Evidence work = evidence(HUB, NOON.plusSeconds(later), working(), "lambda:DeleteFunction");

    assertEquals(expected, world.verdict(new OwnResourceChanged(work, "rootsweep-check")));
  }

  @Test
  void doesNotTakeARefusedStartForOne() {
    world.verdict(new PlanExecuted(Activities.refused(hub(STRANGER, "ExecuteChangeSet")), PLAN));

    assertEquals("INFO", world.verdict(changed(working(), "sqs:SetQueueAttributes")));
  }

  @Test
  void tellsOfStackSetsAsADeploymentBeforeAnythingWasReported() {
    assertEquals("INFO", world.verdict(byStackSets(NOON)));
  }

  @ParameterizedTest
  @CsvSource({"21600, Counted", "21601, CRITICAL"})
  void believesInStackSetsOnlyWhileTheStackSetIsReportedAtWork(long later, String expected) {
    assertEquals(
        "Counted",
        world.verdict(
            new StackSetReported(
                evidence(MANAGEMENT, NOON, Activities.role(MANAGEMENT, "x"), "RUNNING"),
                Optional.empty(),
                "",
                "rootsweep-forwarder",
                "RUNNING",
                "")));

    assertEquals(expected, world.verdict(byStackSets(NOON.plusSeconds(later))));
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
