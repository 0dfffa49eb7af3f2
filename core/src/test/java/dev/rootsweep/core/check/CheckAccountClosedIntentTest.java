package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An attempt died after it had deleted something, and the next check may not go on.
class CheckAccountClosedIntentTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @ParameterizedTest
  @CsvSource({"MODE,observe", "EXEMPTIONS,111111111111 until 2026-12-31 for break glass"})
  void tellsAndProvesWhatTheDeadAttemptRemoved(Setting setting, String text) {
    world.root().give(KEY, DEVICE);
    CheckDue due = world.caused(Cause.CREATED);
    dieBeforeTheDevice(due);
    world.set(setting, text);

    world.handle(due);

    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(CheckAlertKind.REMOVED, world.toldKinds().getLast());
    assertEquals(List.of(DEVICE), world.root().held());
    assertEquals(Optional.empty(), world.ledger.standing(CheckWorld.MEMBER).intent());
  }

  @Test
  void tellsTheRemovalBesideTheHold() {
    world.root().give(KEY, DEVICE);
    CheckDue due = world.caused(Cause.CREATED);
    dieBeforeTheDevice(due);
    world.pause();

    CheckOutcome outcome = world.handle(due);

    assertEquals(HeldReason.PAUSED, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(CheckAlertKind.HELD, CheckAlertKind.REMOVED), world.toldKinds());
    assertEquals(2, world.told().stream().map(Notice::id).distinct().count());
  }

  @Test
  void tellsDriftThatTheDeadAttemptRemovedThoughTheRestIsExempt() {
    world.verifyClean();
    world.root().give(KEY, DEVICE);
    CheckDue due = world.caused(Cause.CREATED);
    dieBeforeTheDevice(due);
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");

    world.handle(due);

    Notice drift =
        world.told().stream()
            .filter(notice -> notice.kind() == CheckAlertKind.DRIFT)
            .findFirst()
            .orElseThrow();
    assertEquals(Severity.CRITICAL, drift.severity());
  }

  @Test
  void tellsDriftOnceWhenTheRestIsDriftToo() {
    world.verifyClean();
    world.root().give(KEY, DEVICE);
    CheckDue due = world.caused(Cause.CREATED);
    dieBeforeTheDevice(due);
    world.pause();

    world.handle(due);

    assertEquals(List.of(CheckAlertKind.DRIFT, CheckAlertKind.REMOVED), world.toldKinds());
  }

  @Test
  void tellsOnce() {
    world.root().give(KEY, DEVICE);
    CheckDue due = world.caused(Cause.CREATED);
    dieBeforeTheDevice(due);
    world.pause();

    world.handle(due);
    world.handle(world.swept());

    assertEquals(List.of(CheckAlertKind.HELD, CheckAlertKind.REMOVED), world.toldKinds());
    assertEquals(1, world.proven().size());
  }

  @Test
  void tellsAtOnceWhatATryRemovedThatIsNotComplete() {
    world.verifyClean();
    world.root().give(KEY, Credentials.oldKey("AKIASTAYS"));
    world.root().deny(Credentials.oldKey("AKIASTAYS"), "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(CheckAlertKind.DRIFT), world.toldKinds());
    String headline = world.told().getFirst().headline();
    assertTrue(headline.contains("AKIAOLD"), headline);
    assertFalse(headline.contains("AKIASTAYS"), headline);
  }

  @Test
  void anotherFindingOfTheSameMessageHasAnotherId() {
    world.root().give(Credentials.oldCertificate("CERT"));
    CheckDue due = world.caused(Cause.CREATED);
    world.handle(due);
    world.root().give(Credentials.oldCertificate("ANOTHER"));

    world.handle(due);

    assertEquals(List.of(CheckAlertKind.HELD, CheckAlertKind.HELD), world.toldKinds());
    assertEquals(2, world.told().stream().map(Notice::id).distinct().count());
  }

  @Test
  void anApprovalThatADeadAttemptUsedIsNotUsedAgain() {
    world.root().give(Credentials.oldCertificate("CERT"), DEVICE);
    world.approve(Credentials.oldCertificate("CERT"), DEVICE);
    CheckDue due = world.caused(Cause.APPROVED);
    dieBeforeTheDevice(due);
    world.handle(due);
    world.time.advance(Duration.ofMinutes(15));
    world.root().give(DEVICE);
    world.set(Setting.DRIFT, "hold");

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(HeldReason.DRIFT, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(DEVICE), world.root().held());
  }

  @Test
  void anApprovalIsUsedUpWithItsIntentHoweverThatIsClosed() {
    world.root().give(Credentials.oldCertificate("CERT"), DEVICE);
    world.approve(Credentials.oldCertificate("CERT"), DEVICE);
    CheckDue due = world.caused(Cause.APPROVED);
    dieBeforeTheDevice(due);
    world.pause();

    CheckOutcome outcome = world.handle(due);

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(), world.ledger.allowed(CheckWorld.MEMBER).approvals());
  }

  /// A virtual device that is made again has the same serial number.
  @Test
  void anApprovalDoesNotCoverADeviceThatIsMadeAgain() {
    world.verifyClean();
    world.set(Setting.DRIFT, "hold");
    world.approve(DEVICE);
    RootCredential again = Credentials.device("old", world.time.now());
    world.root().give(again);

    CheckOutcome outcome = world.handle(world.caused(Cause.APPROVED));

    assertEquals(HeldReason.DRIFT, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(again), world.root().held());
  }

  @Test
  void anApprovalIsKeptWhileItsIntentIsOpen() {
    world.root().give(DEVICE, Credentials.oldCertificate("CERT"));
    world.approve(DEVICE, Credentials.oldCertificate("CERT"));
    world.root().deny(DEVICE, "denied by the test");

    world.handle(world.caused(Cause.APPROVED));

    assertEquals(1, world.ledger.allowed(CheckWorld.MEMBER).approvals().size());
  }

  @Test
  void anApprovalWhoseRemovalTookTwoTriesIsNotUsedAgain() {
    world.root().give(DEVICE, Credentials.oldCertificate("CERT"));
    world.approve(DEVICE, Credentials.oldCertificate("CERT"));
    world.root().deny(DEVICE, "denied by the test");
    world.handle(world.caused(Cause.APPROVED));
    world.root().denyNothing();

    world.handle(world.queue.take().due());

    assertEquals(List.of(), world.root().held());
    assertEquals(List.of(), world.ledger.allowed(CheckWorld.MEMBER).approvals());
  }

  @Test
  void anApprovalGivenAfterADeadAttemptIsKept() {
    world.root().give(Credentials.oldCertificate("CERT"), DEVICE);
    world.approve(Credentials.oldCertificate("CERT"), DEVICE);
    CheckDue due = world.caused(Cause.APPROVED);
    dieBeforeTheDevice(due);
    String later = world.approve(Credentials.oldCertificate("CERT"), DEVICE);

    world.handle(due);

    assertEquals(List.of(), world.root().held());
    assertEquals(
        List.of(later),
        world.ledger.allowed(CheckWorld.MEMBER).approvals().stream().map(Approval::id).toList());
  }

  @Test
  void anApprovalOfSomethingElseIsKept() {
    world.root().give(KEY);
    world.approve(Credentials.oldCertificate("CERT"));

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(), world.root().held());
    assertEquals(1, world.ledger.allowed(CheckWorld.MEMBER).approvals().size());
  }

  @Test
  void aCheckThatLostItsClaimWritesAndTellsNothing() {
    world.root().give(KEY);
    world.root().beforeDeletion(this::anotherTakesTheClaim);
    CheckDue due = world.caused(Cause.CREATED);

    PortFailure failure = assertThrows(PortFailure.class, () -> world.handle(due));

    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
    assertEquals(List.of(), world.told());
    assertEquals(List.of(), world.proven());
    assertInstanceOf(CheckOutcome.NotReady.class, world.handle(due));
  }

  @Test
  void whatACheckRemovedThatLostItsClaimIsFinishedByTheNext() {
    world.root().give(KEY);
    world.root().beforeDeletion(this::anotherTakesTheClaim);
    CheckDue due = world.caused(Cause.CREATED);
    assertThrows(PortFailure.class, () -> world.handle(due));
    world.time.advance(Duration.ofMinutes(15));

    CheckOutcome outcome = world.handle(due);

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(List.of(CheckAlertKind.REMOVED), world.toldKinds());
  }

  private void anotherTakesTheClaim() {
    world.time.advance(Duration.ofMinutes(15));
    world.ledger.begin(
        CheckWorld.MEMBER,
        "another",
        world.time.now(),
        world.time.now().plus(Duration.ofMinutes(15)));
  }

  private void dieBeforeTheDevice(CheckDue due) {
    world.journal.crashAtCall("111111111111 delete MFA_DEVICE");
    assertThrows(Crash.class, () -> world.handle(due));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(15));
  }
}
