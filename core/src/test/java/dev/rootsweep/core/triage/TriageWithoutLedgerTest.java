package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.CONSOLE_KEY;
import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.failedSignIn;
import static dev.rootsweep.core.fake.Activities.reading;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.signIn;
import static dev.rootsweep.core.fake.Activities.through;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.Hours;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// People before bookkeeping: what is sent while the ledger does not answer.
class TriageWithoutLedgerTest {
  private static final RootActivity TABLE_DELETED = Activities.tableDeleted();

  private final TriageWorld world = new TriageWorld();
  private final Hours hours = new Hours(world);
  private final Instant start = world.time.now();

  @ParameterizedTest
  @EnumSource
  void tellsThatTheLedgerWasDeleted(PortFailure.Kind failure) {
    world.journal.silenceLedger(failure);

    Notice notice = alerted(world.handle(TABLE_DELETED));

    assertEquals(Severity.CRITICAL, notice.severity());
    assertEquals(List.of(notice), world.sent());
    assertEquals(List.of(notice), world.second.sent());
  }

  /// What AWS allowed here, no privileged root session may do: it is not ours, whatever the ledger
  /// would say.
  @Test
  void tellsAtOnceOfAKeyThatOnlyASignedInRootUserCanMake() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Notice notice =
        alerted(
            world.handle(
                new RootActivity.CredentialTampered(
                    evidence("event-1", MEMBER, root(CONSOLE_KEY, false), "iam:CreateAccessKey"),
                    RootActivity.Credential.ACCESS_KEY,
                    RootActivity.Change.MADE)));

    assertEquals(Severity.CRITICAL, notice.severity());
    assertEquals(List.of(notice), world.sent());
  }

  @Test
  void waitsFiveMinutesForALeaseAndThenIsAsLoudAsWithoutOne() {
    world.lease();
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, signIn("event-1", Mfa.NOT_USED));

    hours.passUntil(start.plusSeconds(299));
    assertEquals(List.of(), world.sent());
    hours.passUntil(start.plusSeconds(360));

    assertEquals(1, world.sent().size());
    assertEquals(Severity.CRITICAL, world.sent().getFirst().severity());
    assertTrue(
        world.sent().getFirst().facts().toString().contains("cannot see recovery leases"),
        world.sent()::toString);
  }

  @Test
  void softensASignInWhenTheLedgerAnswersInTime() {
    world.lease();
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, signIn("event-1", Mfa.NOT_USED));
    hours.passUntil(start.plusSeconds(240));
    world.journal.allowAll();

    hours.passUntil(start.plusSeconds(600));

    assertEquals(List.of(Severity.HIGH, Severity.MEDIUM), severities());
    assertEquals(CheckAlertKind.RECOVERY_ALLOWED, world.sent().getFirst().kind());
  }

  @Test
  void doesNotWaitForALeaseThatCouldChangeNothing() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Notice key = alerted(world.handle(call("event-1", root("AKIAEXAMPLEROOT00001", false))));
    Notice failed = alerted(world.handle(failedSignIn("event-2", NOON)));

    assertEquals(ActivityAlertKind.ROOT_KEY_USED, key.kind());
    assertEquals(Severity.MEDIUM, failed.severity());
  }

  @Test
  void countsWhatIsOnlyCounted() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    TriageOutcome outcome =
        world.handle(
            new RootActivity.Called(
                reading(
                    evidence(
                        through("cloudformation.amazonaws.com", root(FOREIGN_KEY, false)),
                        "kms:DescribeKey"))));

    assertInstanceOf(TriageOutcome.Counted.class, outcome);
    assertEquals(List.of(), world.queue.drain());
  }

  @Test
  void tellsAWorseVerdictAfterAMilderOne() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    for (int n = 0; n < 5; n++) {
      hours.at(start.plusSeconds(n), failedSignIn("event-" + n, start.plusSeconds(n)));
    }
    hours.passUntil(start.plusSeconds(10));
    assertEquals(List.of(Severity.MEDIUM), severities());
    world.journal.allowAll();

    hours.passUntil(start.plus(Duration.ofHours(1)));

    assertTrue(severities().contains(Severity.HIGH), severities()::toString);
  }

  @Test
  void tellsTheLoudestThatMayBeTrueAfterFiveMinutes() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(
        start,
        new RootActivity.Departed(
            evidence("event-1", MANAGEMENT, role(MANAGEMENT, "admin"), "organizations:Departed"),
            Optional.of(MEMBER),
            "REMOVED"));

    hours.passUntil(start.plusSeconds(299));
    assertEquals(List.of(), world.sent());
    hours.passUntil(start.plusSeconds(310));

    assertEquals(List.of(Severity.MEDIUM), severities());
  }

  @Test
  void saysWhatItWillDoAndNotThatItWasDone() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);

    Notice notice = alerted(world.handle(TABLE_DELETED));

    assertTrue(
        notice
            .facts()
            .contains(
                new Fact(
                    "Response",
                    "Rootsweep queues a check of the account as soon as its ledger answers.")),
        notice::toString);
    assertEquals(List.of(), world.checks.sent());
  }

  private List<Severity> severities() {
    return world.sent().stream().map(Notice::severity).toList();
  }

  private static Notice alerted(TriageOutcome outcome) {
    return assertInstanceOf(TriageOutcome.Alerted.class, outcome).notice();
  }
}
