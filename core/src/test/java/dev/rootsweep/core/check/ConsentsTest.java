package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.ConsentAlerts;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A row of the ledger that releases a removal, or explains a credential, is made known by the
/// check that acts on it: anybody who may write to the table can have written it.
class ConsentsTest {
  private static final RootCredential USED =
      Credentials.usedKey("AKIAEXAMPLE000000001", CheckWorld.START);

  private final CheckWorld world = new CheckWorld();

  @Test
  void announcesAnApprovalThatItRemovedUnder() {
    holdTheKey();
    world.approve(USED);

    world.handle(world.caused(Cause.APPROVED));

    Notice approved = only(CheckAlertKind.APPROVED);
    assertEquals(Severity.HIGH, approved.severity());
    assertTrue(
        approved.facts().toString().contains("arn:aws:iam::888888888888:role/Operator"),
        approved.facts()::toString);
  }

  /// Who writes a row chooses its id.
  @Test
  void announcesAlsoASecondRowOfTheSameId() {
    ConsentAlerts alerts = new ConsentAlerts(Settings.of(world.environment()));

    assertNotEquals(
        alerts.allowed(lease(60), CheckWorld.START).id(),
        alerts.allowed(lease(99), CheckWorld.START).id());
  }

  private static Lease lease(int seconds) {
    return new Lease(
        "id",
        CheckWorld.MEMBER,
        CheckWorld.START,
        CheckWorld.START.plusSeconds(seconds),
        "somebody",
        "a reason");
  }

  /// The deletion is done, the record of it is not, and the next check ends otherwise.
  @Test
  void announcesAnApprovalAlsoWhereTheCheckThatUsedItDied() {
    holdTheKey();
    world.approve(USED);
    world.journal.refuse("111111111111 ledger.record", PortFailure.Kind.UNAVAILABLE, 0, 1);
    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.APPROVED)));
    world.time.advance(Duration.ofMinutes(16));
    world.root().give(Credentials.oldPassword());
    world.pause();

    world.handle(world.swept());

    only(CheckAlertKind.APPROVED);
  }

  @Test
  void announcesNoApprovalThatReleasedNothing() {
    holdTheKey();
    world.approve(Credentials.oldKey("AKIAEXAMPLE000000009"));

    world.handle(world.caused(Cause.APPROVED));

    assertEquals(List.of(), sent(CheckAlertKind.APPROVED));
  }

  /// The removal is done, its alert is not: the approval is still announced, once.
  @Test
  void announcesItAlsoWhereTheChannelFailedAtFirst() {
    holdTheKey();
    world.approve(USED);
    world.journal.refuse("111111111111 alert APPROVED", PortFailure.Kind.UNAVAILABLE, 0, 1);
    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.APPROVED)));

    world.handle(world.swept());
    world.handle(world.swept());

    assertEquals(1, sent(CheckAlertKind.APPROVED).size());
  }

  @Test
  void announcesALeaseOnceHoweverOftenItSpares() {
    recoverUnderLease();
    world.time.advance(Duration.ofMinutes(1));

    world.handle(world.caused(Cause.ROOT_USE));
    world.handle(world.swept());
    world.time.advance(Duration.ofHours(2));
    world.handle(world.caused(Cause.LEASE_ENDED));

    only(CheckAlertKind.RECOVERY_ALLOWED);
  }

  /// A lease that has ended releases the removal of what it explains, without approval and slot.
  @Test
  void announcesALeaseThatHadEndedBeforeItWasRead() {
    recoverUnderLease();
    world.time.advance(Duration.ofHours(2));

    world.handle(world.caused(Cause.LEASE_ENDED));

    assertEquals(List.of(), world.root().held());
    only(CheckAlertKind.RECOVERY_ALLOWED);
  }

  @Test
  void announcesALeaseUnderWhichSomethingStayedWhileOtherThingsWent() {
    recoverUnderLease();
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000002"));
    world.time.advance(Duration.ofMinutes(1));

    world.handle(world.caused(Cause.JOINED));

    only(CheckAlertKind.REMOVED);
    only(CheckAlertKind.RECOVERY_ALLOWED);
  }

  @Test
  void announcesNoLeaseThatExplainsNothing() {
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.oldPassword());
    world.time.advance(Duration.ofMinutes(1));

    world.handle(world.swept());

    assertEquals(List.of(), sent(CheckAlertKind.RECOVERY_ALLOWED));
  }

  @Test
  void announcesThatAPauseEndedWhereItHadHeldTheAccount() {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
    assertEquals(List.of(), sent(CheckAlertKind.RESUMED));
    world.resume();

    world.handle(world.swept());

    assertTrue(
        only(CheckAlertKind.RESUMED).facts().toString().contains("paused by"),
        world.alerts.sent()::toString);
  }

  @Test
  void announcesItAlsoWhereTheAccountCouldNotBeSeenMeanwhile() {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
    world.resume();
    world.journal.refuse("111111111111 audit", PortFailure.Kind.FEATURE_OFF, 0, 1);
    world.handle(world.swept());

    world.handle(world.swept());

    assertEquals(List.of(), world.root().held());
    only(CheckAlertKind.RESUMED);
  }

  @Test
  void announcesAlsoTheEndOfAPauseThatHeldNothing() {
    world.pause();
    world.handle(world.swept());
    world.resume();
    world.handle(world.swept());
    assertEquals(List.of(), sent(CheckAlertKind.RESUMED));
    world.root().give(Credentials.oldPassword());

    world.handle(world.swept());

    assertTrue(
        only(CheckAlertKind.RESUMED).facts().toString().contains("arn:example:bob"),
        world.alerts.sent()::toString);
  }

  @Test
  void announcesTheEndOfAPauseOnceForAllAccountsAndForGood() {
    world.pause();
    world.resume();
    world.root().give(Credentials.oldPassword());
    world.handle(world.swept());
    only(CheckAlertKind.RESUMED);
    world.time.advance(Duration.ofDays(200));
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000002"));

    world.handle(world.swept());

    assertEquals(List.of(), world.root().held());
    only(CheckAlertKind.RESUMED);
  }

  @Test
  void announcesAPauseThatSomebodyDeletedWhereItHadHeldTheAccount() {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
    world.deletePause();

    world.handle(world.swept());

    assertTrue(
        only(CheckAlertKind.RESUMED)
            .facts()
            .toString()
            .contains("the row of the pause does not say"),
        world.alerts.sent()::toString);
  }

  /// Somebody who may write the row gives it back the text of an end that was announced.
  @Test
  void announcesThePauseThatHeldTheAccountAlsoWhereTheRowSpeaksOfAnother() {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
    world.resume();
    world.handle(world.swept());
    only(CheckAlertKind.RESUMED);
    PauseEnd announced = world.ledger.endedPause().orElseThrow();
    world.time.advance(Duration.ofHours(1));
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000002"));
    world.pause();
    world.handle(world.swept());
    world.resumeAs(announced);

    world.handle(world.swept());

    assertEquals(List.of(), world.root().held());
    assertEquals(2, sent(CheckAlertKind.RESUMED).size(), world.alerts.kinds()::toString);
  }

  @Test
  void announcesALeaseWhereTheRemovalOfOtherThingsFails() {
    recoverUnderLease();
    RootCredential key = Credentials.oldKey("AKIAEXAMPLE000000002");
    world.root().give(key);
    world.root().deny(key, "denied by the test");
    world.time.advance(Duration.ofMinutes(1));

    assertInstanceOf(CheckOutcome.Incomplete.class, world.handle(world.caused(Cause.JOINED)));

    only(CheckAlertKind.RECOVERY_ALLOWED);
  }

  private void recoverUnderLease() {
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(CheckWorld.START.plusSeconds(1)));
  }

  private void holdTheKey() {
    world.root().give(USED);
    world.handle(world.swept());
  }

  private Notice only(AlertKind kind) {
    List<Notice> notices = sent(kind);
    assertEquals(1, notices.size(), world.alerts.kinds()::toString);
    return notices.getFirst();
  }

  private List<Notice> sent(AlertKind kind) {
    return world.alerts.sent().stream().filter(one -> one.kind() == kind).toList();
  }
}
