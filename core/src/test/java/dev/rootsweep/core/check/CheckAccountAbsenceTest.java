package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A key was made a minute ago, and AWS shows it in one place and not in another.
class CheckAccountAbsenceTest {
  private final CheckWorld world = new CheckWorld();
  private RootCredential key = Credentials.oldKey("unset");

  @BeforeEach
  void makeAKeyInAnAccountThatWasClean() {
    world.verifyClean();
    key = Credentials.key("AKIAFRESH", world.time.now());
    world.root().give(key);
    world.time.advance(Duration.ofMinutes(1));
  }

  @Test
  void aDeletionThatDidNotFindItProvesNothing() {
    findItNowhere();

    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    CheckOutcome.NotReady waits = (CheckOutcome.NotReady) outcome;
    assertTrue(waits.why().contains("AWS may not show it everywhere yet"), waits.why());
    assertEquals(Duration.ofSeconds(15), waits.retryIn());
    assertEquals(List.of(), world.proven());
    assertEquals(List.of(), world.alerts.kinds());
    assertTrue(standing().intent().isPresent());
  }

  @Test
  void waitsAsLongAsItsAbsenceIsNoProof() {
    findItNowhere();
    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));
    while (outcome instanceof CheckOutcome.NotReady) {
      assertEquals(List.of(), world.proven());
      String why = ((CheckOutcome.NotReady) outcome).why();
      assertTrue(why.contains("access key AKIAFRESH"), why);
      FakeQueue.Sent next = world.queue.take();
      world.time.advance(next.delay());
      outcome = world.handle(next.due());
    }

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertTrue(
        Duration.between(key.created(), world.time.now()).compareTo(Duration.ofMinutes(15)) >= 0);
  }

  @Test
  void isCalledRemovedWhenItIsMissingAfterAQuarterOfAnHour() {
    findItNowhere();
    world.handle(world.caused(Cause.ROOT_USE));
    world.time.advance(Duration.ofMinutes(14));

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CredentialResult.removed(key)), world.proven());
    assertEquals(List.of(CheckAlertKind.DRIFT), world.alerts.kinds());
  }

  @Test
  void isRemovedWhenItIsShownAgain() {
    RootCredential truly = key;
    findItNowhere();
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().give(truly);
    world.root().listTruly();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
    assertEquals(List.of(CredentialResult.removed(truly)), world.proven());
  }

  @Test
  void aConfirmedDeletionNeedsNoWait() {
    CheckOutcome outcome = world.handle(world.caused(Cause.ROOT_USE));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CredentialResult.removed(key)), world.proven());
  }

  @Test
  void keepsItsIntentOpenWhileRemovalsArePaused() {
    RootCredential other = Credentials.oldKey("AKIAOTHER");
    world.root().give(other);
    world.root().deny(other, "denied by the test");
    findItNowhere();
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().list(other);
    world.pause();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(), world.proven());
    assertEquals(List.of(key), standing().intent().orElseThrow().credentials());
  }

  @Test
  void isNotCalledRemovedBesideAnotherThatIs() {
    RootCredential other = Credentials.oldKey("AKIAOTHER");
    world.root().give(other);
    world.root().deny(other, "denied by the test");
    findItNowhere();
    world.handle(world.caused(Cause.ROOT_USE));
    world.root().denyNothing();
    world.root().list(other);
    world.journal.after("111111111111 delete ACCESS_KEY", world.root()::list);

    CheckOutcome outcome = world.handle(world.queue.take().due());

    CheckOutcome.Incomplete incomplete = (CheckOutcome.Incomplete) outcome;
    assertEquals(List.of(key), incomplete.remaining());
    assertTrue(incomplete.why().startsWith("access key AKIAFRESH: "), incomplete.why());
    assertEquals(List.of(CredentialResult.removed(other)), world.proven());
  }

  @Test
  void aFreshPasswordThatADeletionDidNotFindKeepsTheMfaDevices() {
    RootCredential password = Credentials.password(world.time.now());
    RootCredential device = Credentials.oldDevice("old");
    world.root().give(password, device);
    world
        .root()
        .beforeDeletion(
            () -> {
              world.root().take(password);
              world.root().list(device);
            });

    world.handle(world.caused(Cause.ROOT_USE));

    assertEquals(List.of(), world.journal.calls(" delete MFA_DEVICE"));
  }

  /// The first lists show it; the deletion, and all lists and counts after it, do not know it.
  private void findItNowhere() {
    world
        .root()
        .beforeDeletion(
            () -> {
              world.root().take(key);
              world.root().missummarize(new RootSummary(0, 0, 0, 0), 0);
            });
  }

  private Standing standing() {
    return world.ledger.standing(CheckWorld.MEMBER);
  }
}
