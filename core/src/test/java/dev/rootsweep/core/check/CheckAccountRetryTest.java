package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckAccountRetryTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");

  private final CheckWorld world = new CheckWorld();

  @Test
  void anAccountClaimedByAnotherComesBackUntouchedAfterAMinute() {
    world.root().give(KEY);
    world.ledger.begin(
        CheckWorld.MEMBER, "another", CheckWorld.START, CheckWorld.START.plusSeconds(900));

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.NotReady.class, outcome);
    assertEquals(Duration.ofSeconds(60), world.queue.take().delay());
    assertEquals(
        List.of("111111111111 ledger.begin", "111111111111 queue.send SWEEP"),
        world.journal.calls());
  }

  @Test
  void aClaimEndsAfterFifteenMinutes() {
    world.ledger.begin(
        CheckWorld.MEMBER, "another", CheckWorld.START, CheckWorld.START.plusSeconds(900));
    world.time.advance(Duration.ofMinutes(15));

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(new CheckOutcome.Clean(CheckWorld.MEMBER), outcome);
  }

  @Test
  void waitsTwiceAsLongEachTimeUntilSixHoursAreOver() {
    world.put(CheckWorld.MEMBER, AccountState.PENDING_ACTIVATION, CheckWorld.START);
    world.handle(world.caused(Cause.CREATED));
    List<Long> delays = new ArrayList<>();

    while (!world.queue.sent().isEmpty()) {
      FakeQueue.Sent sent = world.queue.take();
      delays.add(sent.delay().toSeconds());
      world.time.advance(sent.delay());
      world.handle(sent.due());
    }

    assertEquals(List.of(15L, 30L, 60L, 120L, 240L, 480L, 900L, 900L), delays.subList(0, 8));
    assertEquals(900L, delays.getLast());
    Duration waited = Duration.between(CheckWorld.START, world.time.now());
    assertEquals(6, waited.toHours());
    assertEquals(List.of(), world.alerts.sent());
  }

  @Test
  void aRemovalThatDoesNotEndIsRetriedAndToldAtTheThirdTry() {
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");

    world.handle(world.swept());
    assertEquals(Duration.ofSeconds(15), world.queue.sent().getFirst().delay());
    world.handle(world.queue.take().due());
    assertEquals(Duration.ofSeconds(30), world.queue.sent().getFirst().delay());
    assertEquals(List.of(), world.alerts.sent());
    world.handle(world.queue.take().due());

    assertEquals(List.of(CheckAlertKind.INCOMPLETE), world.alerts.kinds());
    assertEquals(Severity.HIGH, world.alerts.sent().getFirst().severity());
    assertEquals(List.of(), world.queue.sent());
    assertEquals(List.of(KEY), world.root().held());
  }

  @Test
  void theNextSweepTriesAgainWithoutAnotherSlot() {
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");
    world.handle(world.swept());
    world.root().denyNothing();
    world.journal.clear();

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.journal.calls("with a slot"));
  }

  @Test
  void aRetryCarriesTheFirstEventAndTheTimeItWasTakenUp() {
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");
    CheckDue due = world.caused(Cause.CREATED);
    world.time.advance(Duration.ofSeconds(5));

    world.handle(due);

    assertEquals(due.again(), world.queue.take().due());
  }
}
