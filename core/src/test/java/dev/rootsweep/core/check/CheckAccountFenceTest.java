package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Something changes between the decision and the deletion.
class CheckAccountFenceTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private static final Duration ALMOST = Duration.ofMinutes(15).minusSeconds(1);

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void holdAKeyAndADevice() {
    world.root().give(KEY, DEVICE);
  }

  @Test
  void aPauseThatComesAfterTheDecisionHoldsTheRemoval() {
    world.journal.after("111111111111 ledger.allowed", world::pause);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    CheckOutcome.Held held = assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(HeldReason.PAUSED, held.reason());
    assertTrue(held.detail().contains("paused by arn:aws:iam::888888888888:role/Operator"));
    assertEquals(List.of(), world.deletions());
    assertEquals(Optional.empty(), world.ledger.standing(CheckWorld.MEMBER).intent());
  }

  @Test
  void aPauseTakesNoSlot() {
    world.set(Setting.REMOVAL_CAP, "1");
    world.journal.after("111111111111 ledger.allowed", world::pause);
    world.handle(world.caused(Cause.CREATED));
    world.resume();

    assertInstanceOf(CheckOutcome.Removed.class, world.handle(world.caused(Cause.REQUESTED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "111111111111 ledger.permit",
        "111111111111 deletion",
        "111111111111 ledger.issued DELETION"
      })
  void aProcessThatSleptPastItsClaimDeletesNothing(String before) {
    world.journal.after(before, this::sleepPastTheClaim);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    CheckOutcome.Incomplete incomplete = assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertTrue(incomplete.why().contains("the claim on the account ended"), incomplete.why());
    assertEquals(List.of(), world.journal.calls(" delete "));
    assertEquals(List.of(KEY, DEVICE), world.root().held());
  }

  @Test
  void opensNoDeletionSessionPastItsClaim() {
    world.journal.after("111111111111 ledger.permit", this::sleepPastTheClaim);

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(), world.deletions());
  }

  @Test
  void aProcessThatSleptPastItsClaimGetsNoPermit() {
    world.journal.after("111111111111 ledger.allowed", this::sleepPastTheClaim);

    PortFailure failure =
        assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.CREATED)));

    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void aProcessThatSleptPastItsClaimKeepsTheDevices() {
    world.journal.after("111111111111 delete ACCESS_KEY", this::sleepPastTheClaim);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(DEVICE), world.root().held());
  }

  @Test
  void noDeletionBeginsPastTheClaimThoughAnotherBeganBefore() {
    world.root().give(Credentials.oldKey("AKIASECOND"), Credentials.oldPassword());
    world.journal.after("111111111111 ledger.issued DELETION", () -> world.time.advance(ALMOST));
    world.journal.after("111111111111 delete ", () -> world.time.advance(Duration.ofSeconds(1)));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(List.of(), world.journal.calls(" delete MFA_DEVICE"));
  }

  @Test
  void aClaimThatHasNotEndedIsEnough() {
    world.journal.after("111111111111 ledger.issued DELETION", () -> world.time.advance(ALMOST));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
  }

  private void sleepPastTheClaim() {
    world.time.advance(Duration.ofMinutes(15));
  }
}
