package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.GoneCredential;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list still shows what a check has just removed and proven gone.
class CheckAccountGhostTest {
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void removeADeviceThatTheListsStillShow() {
    world.root().give(DEVICE);
    assertInstanceOf(CheckOutcome.Removed.class, world.handle(world.caused(Cause.CREATED)));
    world.journal.clear();
    world.root().list(DEVICE);
  }

  @Test
  void isNoDriftAndNotRemovedTwice() {
    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    CheckOutcome.NotReady waits = (CheckOutcome.NotReady) outcome;
    assertTrue(waits.why().contains("MFA device"), waits.why());
    assertEquals(List.of(), world.deletions());
    assertEquals(1, world.proven().size());
    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void isLookedAtAgainSoon() {
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().listTruly();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Clean.class, outcome);
  }

  @Test
  void isRememberedThoughOtherChecksComeBetween() {
    world.root().listTruly();
    world.handle(world.swept());
    world.root().list(DEVICE);

    assertInstanceOf(CheckOutcome.NotReady.class, world.handle(world.caused(Cause.ROOT_USE)));
  }

  /// The password of the list is gone, and another has its name.
  @Test
  void isNotDeletedAgainInPlaceOfOneThatWasMadeSince() {
    RootCredential password = Credentials.oldPassword();
    RootCredential key = Credentials.oldKey("AKIASTAYS");
    world.time.advance(Duration.ofMinutes(15));
    world.root().listTruly();
    world.root().give(password, key);
    world.root().deny(key, "denied by the test");
    world.journal.after(
        "111111111111 delete CONSOLE_PASSWORD", () -> world.root().list(password, key));
    world.handle(world.caused(Cause.REQUESTED));
    world.journal.clear();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.NotReady.class, outcome);
    assertEquals(List.of(), world.deletions());
  }

  /// The end of the first attempt could not be written, so that nobody knows what it deleted.
  @Test
  void isNotDeletedAgainWhereTheFirstDeletionWasNeverRecorded() {
    RootCredential password = Credentials.oldPassword();
    world.time.advance(Duration.ofMinutes(15));
    world.root().listTruly();
    world.root().give(password);
    world.journal.refuse("111111111111 ledger.record", PortFailure.Kind.THROTTLED, 0, 1);
    CheckDue due = world.caused(Cause.REQUESTED);
    assertThrows(PortFailure.class, () -> world.handle(due));
    world.root().list(password);
    world.journal.clear();

    assertInstanceOf(CheckOutcome.NotReady.class, world.handle(due));

    assertEquals(List.of(), world.deletions());
    world.root().listTruly();
    assertInstanceOf(CheckOutcome.Removed.class, world.handle(due));
    assertEquals(2, world.proven().size());
  }

  @Test
  void isGoneSinceItsDeletionAndNotSinceItsProof() {
    RootCredential password = Credentials.oldPassword();
    RootCredential stays = Credentials.oldKey("AKIASTAYS");
    world.time.advance(Duration.ofMinutes(15));
    world.root().listTruly();
    world.root().give(password, stays);
    world.root().deny(stays, "denied by the test");
    Instant deleted = world.time.now();
    world.journal.refuse("111111111111 credentials", PortFailure.Kind.EXPIRED, 1, 1);
    world.handle(world.caused(Cause.REQUESTED));
    world.time.advance(Duration.ofMinutes(5));
    world.root().denyNothing();

    world.handle(world.queue.take().due());

    assertTrue(gone().contains(new GoneCredential(password.ref(), deleted)), gone()::toString);
    assertEquals(2, gone().size(), gone()::toString);
  }

  @Test
  void isRememberedWhenALaterCheckProvesWhatADeadOneDeleted() {
    RootCredential key = Credentials.oldKey("AKIAOLD");
    world.root().listTruly();
    world.root().give(key);
    world.root().loseAnswer(key, "the connection dropped");
    world.handle(world.caused(Cause.REQUESTED));

    world.handle(world.queue.take().due());

    assertTrue(gone().stream().anyMatch(one -> one.ref().equals(key.ref())), gone()::toString);
  }

  @Test
  void aYoungPasswordWhoseRemovalWasNotRecordedIsDeletedAgain() {
    RootCredential password = Credentials.password(world.time.now().plusSeconds(1));
    world.time.advance(Duration.ofMinutes(1));
    world.root().listTruly();
    world.root().give(password);
    world.root().deny(password, "denied by the test");
    world.journal.refuse("111111111111 ledger.record", PortFailure.Kind.THROTTLED, 0, 1);
    CheckDue due = world.caused(Cause.REQUESTED);
    assertThrows(PortFailure.class, () -> world.handle(due));
    world.root().denyNothing();

    assertInstanceOf(CheckOutcome.Removed.class, world.handle(due));
  }

  private List<GoneCredential> gone() {
    return world.ledger.standing(CheckWorld.MEMBER).last().orElseThrow().gone();
  }

  /// AWS never gives the id of a key again: deleting it twice harms nobody.
  @Test
  void aKeyIsDeletedAgainWhereTheFirstDeletionWasNeverRecorded() {
    RootCredential key = Credentials.oldKey("AKIAOLD");
    world.time.advance(Duration.ofMinutes(15));
    world.root().listTruly();
    world.root().give(key);
    world.root().deny(key, "denied by the test");
    world.journal.refuse("111111111111 ledger.record", PortFailure.Kind.THROTTLED, 0, 1);
    CheckDue due = world.caused(Cause.REQUESTED);
    assertThrows(PortFailure.class, () -> world.handle(due));
    world.root().denyNothing();

    assertInstanceOf(CheckOutcome.Removed.class, world.handle(due));
    assertEquals(List.of(), world.root().held());
  }

  @Test
  void waitsNoLongerThanAQuarterOfAnHourAndAlertsNobody() {
    CheckDue due = world.caused(Cause.ROOT_USE);
    Instant begun = world.time.now();
    CheckOutcome outcome = world.handle(due);
    while (outcome instanceof CheckOutcome.NotReady) {
      FakeQueue.Sent next = world.queue.take();
      world.time.advance(next.delay());
      outcome = world.handle(next.due());
    }

    Duration waited = Duration.between(begun, world.time.now());
    assertTrue(waited.compareTo(Duration.ofMinutes(31)) < 0, waited::toString);
    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void isBelievedAfterAQuarterOfAnHour() {
    world.root().give(DEVICE);
    world.time.advance(Duration.ofMinutes(15));

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertTrue(((CheckOutcome.Removed) outcome).drift());
    assertEquals(1, world.journal.calls(" delete MFA_DEVICE").size());
  }

  @Test
  void isForgottenAfterAQuarterOfAnHour() {
    world.time.advance(Duration.ofMinutes(15));
    world.root().listTruly();

    world.handle(world.swept());

    assertEquals(List.of(), world.ledger.standing(CheckWorld.MEMBER).last().orElseThrow().gone());
  }

  @Test
  void isAnotherDeviceWhereTheSameNameIsMadeAgain() {
    world.time.advance(Duration.ofSeconds(1));
    RootCredential again = Credentials.device("old", world.time.now());
    world.root().give(again);
    world.root().listTruly();

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertTrue(((CheckOutcome.Removed) outcome).drift());
    assertEquals(List.of(), world.root().held());
    assertEquals(2, world.proven().size());
  }
}
