package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.alert.OnceOnly;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
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

class CheckAccountNoticeTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERT");

  private final CheckWorld world = new CheckWorld();

  @Test
  void aCleanAccountStaysSilent() {
    world.handle(world.swept());
    world.handle(world.swept());

    assertEquals(List.of(), world.alerts.sent());
  }

  @Test
  void aRemovalOfASweepWaitsForItsDigest() {
    world.root().give(KEY);

    world.handle(world.swept("sweep-7"));

    assertEquals(List.of(), world.alerts.sent());
    assertEquals(List.of(CheckAlertKind.REMOVED), world.toldKinds());
    FakeQueue.SentDigest waiting = world.queue.digests().getFirst();
    assertEquals("sweep-7", waiting.due().sweep());
    assertEquals(Digests.TOLD_AFTER, waiting.delay());
  }

  @Test
  void aRemovalThatAnEventCausedDoesNotWait() {
    world.root().give(KEY);

    world.handle(world.caused(Cause.CREATED));

    assertEquals(Optional.empty(), world.alerts.sent().getFirst().digest());
  }

  @Test
  void driftIsCriticalAndWaitsForNoDigest() {
    world.verifyClean();
    world.root().give(KEY);

    world.handle(world.swept());

    Notice notice = world.alerts.sent().getFirst();
    assertEquals(CheckAlertKind.DRIFT, notice.kind());
    assertEquals(Severity.CRITICAL, notice.severity());
    assertEquals(Optional.empty(), notice.digest());
    assertEquals(1, world.alerts.sent().size());
  }

  @Test
  void driftThatAPauseHoldsIsToldWhateverTheReasonSays() {
    world.verifyClean();
    world.root().give(KEY);
    world.ledger.pause(
        new Pause("somebody", "100% of %s and %d is under review", CheckWorld.START));

    world.handle(world.swept());

    Notice notice = world.alerts.sent().getFirst();
    assertEquals(CheckAlertKind.DRIFT, notice.kind());
    assertTrue(notice.headline().contains("100% of %s and %d"), notice.headline());
  }

  @Test
  void theSameHoldIsToldOnce() {
    world.root().give(CERTIFICATE);

    world.handle(world.swept());
    world.handle(world.swept());
    world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(List.of(CheckAlertKind.HELD), world.alerts.kinds());
  }

  @Test
  void aHoldOfMoreIsToldAgain() {
    world.root().give(CERTIFICATE);
    world.handle(world.swept());
    world.root().give(KEY);

    world.handle(world.swept());

    assertEquals(2, world.alerts.sent().size());
  }

  @Test
  void aHoldThatCameBackIsToldAgain() {
    world.set(Setting.DRIFT, "hold");
    world.root().give(CERTIFICATE);
    world.handle(world.swept());
    world.root().take(CERTIFICATE);
    world.handle(world.swept());
    world.root().give(CERTIFICATE);

    world.handle(world.swept());

    assertEquals(List.of(CheckAlertKind.HELD, CheckAlertKind.DRIFT), world.alerts.kinds());
  }

  @Test
  void anExpiredExemptionIsSaid() {
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-02-01 for legacy billing");
    world.root().give(KEY);

    world.handle(world.swept());

    List<String> facts = world.told().getFirst().facts().stream().map(Fact::toString).toList();
    assertTrue(
        facts.contains("An exemption expired at 2026-02-02T00:00:00Z: legacy billing"),
        facts.toString());
  }

  @Test
  void aFailingAlertSurfacesAndIsSentLaterOnce() {
    world.root().give(KEY);
    world.journal.refuse("111111111111 alert", PortFailure.Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.CREATED);

    assertThrows(PortFailure.class, () -> world.handle(due));
    CheckOutcome again = world.handle(due);
    world.handle(world.swept());

    assertEquals(new CheckOutcome.Clean(CheckWorld.MEMBER), again);
    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
    assertEquals(1, world.proven().size());
  }

  @Test
  void alertsThatKeepFailingDoNotStopTheWork() {
    world.root().give(CERTIFICATE);
    world.journal.refuse("111111111111 alert", PortFailure.Kind.UNAVAILABLE);
    CheckDue due = world.swept();
    assertThrows(PortFailure.class, () -> world.handle(due));
    world.approve(CERTIFICATE);

    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.APPROVED)));
    assertEquals(List.of(), world.root().held());
    world.journal.allowAll();
    world.handle(world.swept());

    assertEquals(
        List.of(CheckAlertKind.HELD, CheckAlertKind.APPROVED, CheckAlertKind.REMOVED),
        world.alerts.kinds());
  }

  @Test
  void aNoticeWhoseMarkFailedKeepsItsId() {
    world.root().give(KEY);
    world.journal.refuse("ledger.endTelling", PortFailure.Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.CREATED);

    assertThrows(PortFailure.class, () -> world.handle(due));
    world.time.advance(OnceOnly.CLAIM_LASTS);
    world.handle(due);

    assertEquals(2, world.alerts.sent().size());
    assertEquals(world.alerts.sent().getFirst(), world.alerts.sent().getLast());
  }

  @Test
  void aNoticeThatWasToldIsNotToldAgainWhenTheLedgerForgetsToTidyUp() {
    world.root().give(KEY);
    world.journal.refuse("111111111111 ledger.sent", PortFailure.Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.CREATED);

    assertThrows(PortFailure.class, () -> world.handle(due));
    world.handle(due);

    assertEquals(1, world.alerts.sent().size());
  }

  @Test
  void aFailingChannelNeitherStopsNorRepeatsAnother() {
    FakeAlerts another = new FakeAlerts(world.journal, "another");
    world.channels.add(another);
    world.root().give(KEY);
    world.journal.refuse("111111111111 alert REMOVED", PortFailure.Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.CREATED);

    assertThrows(PortFailure.class, () -> world.handle(due));
    world.handle(due);

    assertEquals(1, world.alerts.sent().size());
    assertEquals(1, another.sent().size());
  }

  @Test
  void aFailingQueueSurfaces() {
    world.journal.refuse("111111111111 queue.send", PortFailure.Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.ROOT_USE);

    assertThrows(PortFailure.class, () -> world.handle(due));
    world.handle(due);

    assertEquals(1, world.queue.sent().size());
  }

  @Test
  void anApprovalIsUsedOnce() {
    world.root().give(CERTIFICATE);
    world.approve(CERTIFICATE);
    CheckOutcome approved = world.handle(world.caused(Cause.APPROVED));
    world.time.advance(Duration.ofMinutes(15));
    world.root().give(CERTIFICATE);
    world.set(Setting.DRIFT, "hold");

    CheckOutcome again = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, approved);
    assertEquals(HeldReason.DRIFT, ((CheckOutcome.Held) again).reason());
    assertEquals(List.of(), world.ledger.allowed(CheckWorld.MEMBER).approvals());
  }

  @Test
  void theCapHoldsTheNextAccountUntilTheNextHour() {
    world.set(Setting.REMOVAL_CAP, "1");
    AccountId second = new AccountId("222222222222");
    world.put(second, AccountState.ACTIVE, CheckWorld.JOINED);
    world.root().give(KEY);
    world.rootAccess.user(second).give(KEY);

    CheckOutcome first = world.handle(world.swept());
    CheckOutcome capped = world.handle(world.swept("sweep-1", second));
    world.time.advance(Duration.ofHours(1));
    CheckOutcome later = world.handle(world.swept("sweep-2", second));

    assertInstanceOf(CheckOutcome.Removed.class, first);
    assertEquals(HeldReason.CAP, ((CheckOutcome.Held) capped).reason());
    assertInstanceOf(CheckOutcome.Removed.class, later);
  }

  @Test
  void anUnexpectedErrorGivesTheClaimBack() {
    world.root().give(KEY);
    world
        .root()
        .beforeDeletion(
            () -> {
              throw new IllegalStateException("a mistake of ours");
            });
    CheckDue due = world.caused(Cause.CREATED);

    assertThrows(IllegalStateException.class, () -> world.handle(due));

    assertEquals(1, world.journal.calls("ledger.release").size());
    assertEquals(List.of(KEY), world.root().held());
  }
}
