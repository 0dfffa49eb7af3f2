package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckAccountOrderTest {
  private static final RootCredential PASSWORD = Credentials.oldPassword();
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void holdSomethingOfEachKind() {
    world.root().give(DEVICE, PASSWORD, KEY);
  }

  @Test
  void claimsTheAccountBeforeAnySession() {
    world.handle(world.caused(Cause.CREATED));

    assertBefore("111111111111 ledger.begin", "111111111111 audit");
  }

  @Test
  void notesTheAuditKeyBeforeTheFirstRead() {
    world.handle(world.caused(Cause.CREATED));

    assertBefore("111111111111 ledger.issued AUDIT", "111111111111 summary");
    assertTrue(world.ledger.isOurs("ASIAFAKE000000000001"));
  }

  @Test
  void readsNothingWhenTheAuditKeyCannotBeNoted() {
    world.journal.refuse("111111111111 ledger.issued AUDIT", PortFailure.Kind.UNAVAILABLE);

    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.CREATED)));

    assertEquals(List.of(), world.journal.calls(" summary"));
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void writesTheIntentBeforeADeletionSessionIsOpened() {
    world.handle(world.caused(Cause.CREATED));

    assertBefore("111111111111 ledger.permit", "111111111111 deletion");
  }

  @Test
  void opensNoDeletionSessionWhenTheIntentCannotBeWritten() {
    world.journal.refuse("111111111111 ledger.permit", PortFailure.Kind.CONFLICT);

    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.CREATED)));

    assertEquals(List.of(), world.deletions());
    assertEquals(List.of(DEVICE, PASSWORD, KEY), world.root().held());
  }

  @Test
  void notesTheDeletionKeyBeforeTheFirstDeletion() {
    world.handle(world.caused(Cause.CREATED));

    assertBefore("111111111111 ledger.issued DELETION", "111111111111 delete ");
    assertTrue(world.ledger.isOurs("ASIAFAKE000000000002"));
  }

  @Test
  void deletesNothingWhenTheDeletionKeyCannotBeNoted() {
    world.journal.refuse("111111111111 ledger.issued DELETION", PortFailure.Kind.UNAVAILABLE);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(), world.journal.calls(" delete "));
  }

  @Test
  void deletesDevicesLast() {
    world.handle(world.caused(Cause.CREATED));

    List<String> deletions = world.journal.calls(" delete ");
    assertEquals("111111111111 delete " + DEVICE.ref(), deletions.getLast());
    assertEquals(3, deletions.size());
  }

  @Test
  void keepsTheDevicesWhileThePasswordIsThere() {
    world.root().deny(PASSWORD, "denied by the test");

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(), world.journal.calls(" delete MFA_DEVICE"));
    assertEquals(List.of(DEVICE, PASSWORD), world.root().held());
  }

  @Test
  void deletesDevicesThoughAKeyStays() {
    world.root().deny(KEY, "denied by the test");

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), world.root().held());
  }

  @Test
  void keepsTheDevicesOfAnOpenIntentWhileAnotherPasswordIsHeld() {
    world.root().deny(DEVICE, "denied by the test");
    world.handle(world.caused(Cause.CREATED));
    world.root().denyNothing();
    world.root().give(Credentials.password(CheckWorld.START.minusSeconds(1)));
    world.journal.clear();

    world.handle(world.queue.take().due());

    assertEquals(List.of(), world.journal.calls(" delete MFA_DEVICE"));
    assertTrue(world.root().held().contains(DEVICE));
  }

  @Test
  void readsTheSummaryAgainBeforeItSaysRemoved() {
    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    List<String> calls = world.journal.calls();
    int verified = calls.lastIndexOf("111111111111 summary");
    assertTrue(verified > world.journal.indexOf("111111111111 delete MFA_DEVICE"));
    assertTrue(verified < world.journal.indexOf("111111111111 ledger.record Removed"));
  }

  @Test
  void recordsBeforeItTells() {
    world.handle(world.caused(Cause.CREATED));

    assertBefore("111111111111 ledger.record Removed", "111111111111 alert REMOVED");
    assertBefore("111111111111 alert REMOVED", "111111111111 ledger.sent");
    assertBefore("111111111111 ledger.sent", "111111111111 ledger.release");
  }

  private void assertBefore(String first, String second) {
    assertTrue(
        world.journal.indexOf(first) < world.journal.indexOf(second),
        () -> first + " must come before " + second + ": " + world.journal.calls());
  }
}
