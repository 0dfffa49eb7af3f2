package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckAccountVerificationTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void holdAKey() {
    world.root().give(KEY);
  }

  @Test
  void waitsForASummaryThatLags() {
    world.root().lagAfterDeletion(4);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    Duration waited = world.time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    assertEquals(Duration.ofSeconds(30), waited);
  }

  @Test
  void aSummaryThatLagsLongerIsNotCalledRemoved() {
    world.root().lagAfterDeletion(5);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertEquals(Optional.empty(), last().cleanIn());
    assertTrue(world.ledger.standing(CheckWorld.MEMBER).intent().isPresent());
  }

  @Test
  void whatTheSummaryStillCountsIsCalledRemaining() {
    world.root().lagAfterDeletion(6);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
  }

  @Test
  void aRemovalWhoseSummaryLaggedIsTold() {
    world.root().lagAfterDeletion(5);
    world.handle(world.caused(Cause.CREATED));

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
  }

  @Test
  void driftWhoseSummaryLaggedIsCritical() {
    world.verifyClean();
    world.root().lagAfterDeletion(5);
    world.handle(world.caused(Cause.REQUESTED));

    world.handle(world.queue.take().due());

    assertEquals(List.of(CheckAlertKind.DRIFT), world.alerts.kinds());
    assertEquals(Severity.CRITICAL, world.alerts.sent().getFirst().severity());
  }

  @ParameterizedTest
  @EnumSource
  void aVerificationThatFailsIsIncomplete(Kind kind) {
    world.journal.refuse("111111111111 summary", kind, 1, 100);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.Incomplete.class, outcome);
    assertFalse(last().cleanIn().isPresent());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void whatCouldNotBeVerifiedIsRemovedOnceItIsSeen() {
    world.journal.refuse("111111111111 summary", Kind.EXPIRED, 1, 1);
    world.handle(world.caused(Cause.CREATED));

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(CheckWorld.JOINED, last().cleanIn().orElseThrow());
  }

  @Test
  void aSessionThatEndsMidwayIsIncomplete() {
    world.root().deny(KEY, "the session has ended");
    world.journal.refuse("111111111111 credentials", Kind.EXPIRED, 1, 1);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
  }

  @Test
  void verifiesThatOnlyTheSparedPasswordIsLeft() {
    RootCredential password = Credentials.password(CheckWorld.START.plusSeconds(1));
    world.lease(Duration.ofHours(1));
    world.root().give(password);
    world.time.advance(Duration.ofMinutes(1));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(password), ((CheckOutcome.Removed) outcome).spared());
    assertEquals(List.of(password), world.root().held());
    assertEquals(Optional.empty(), last().cleanIn());
  }

  @Test
  void removesTheSparedPasswordWhenTheLeaseHasEnded() {
    world.verifyClean();
    world.root().take(KEY);
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(world.time.now().plusSeconds(1)));
    world.time.advance(Duration.ofMinutes(1));
    CheckOutcome spared = world.handle(world.caused(Cause.ROOT_USE));
    world.time.advance(Duration.ofHours(1));

    CheckOutcome ended = world.handle(world.caused(Cause.LEASE_ENDED));

    assertInstanceOf(CheckOutcome.Spared.class, spared);
    assertFalse(((CheckOutcome.Removed) ended).drift());
    assertEquals(List.of(), world.root().held());
    assertEquals(
        List.of(CheckAlertKind.RECOVERY_ALLOWED, CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void removesTheLeasedPasswordThoughAKeyIsHeldAndThenSaysSo() {
    RootCredential used = Credentials.usedKey("AKIAUSED", CheckWorld.START.minusSeconds(60));
    world.root().take(KEY);
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(CheckWorld.START.plusSeconds(1)), used);
    world.time.advance(Duration.ofHours(1));
    world.handle(world.caused(Cause.LEASE_ENDED));

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertEquals(HeldReason.RECENTLY_USED, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(used), world.root().held());
    assertEquals(1, world.proven().size());
  }

  private LastCheck last() {
    return world.ledger.standing(CheckWorld.MEMBER).last().orElseThrow();
  }

  @Test
  void deletesNothingWhileTheSummaryCountsAPasswordThatNoListShows() {
    world.root().give(Credentials.device("old", CheckWorld.JOINED));
    world.root().missummarize(new RootSummary(1, 0, 0, 1), 9);

    CheckOutcome outcome = world.handle(world.caused(Cause.REQUESTED));

    assertEquals(AuditFailure.CONTRADICTION, ((CheckOutcome.NotAuditable) outcome).cause());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void doesNotWaitWhereAwsAgreesAtOnce() {
    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(), world.time.pauses());
  }

  @Test
  void whatCouldNotBeVerifiedCountsAsHeld() {
    world.journal.refuse("111111111111 summary", Kind.EXPIRED, 1, 1);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(KEY), ((CheckOutcome.Incomplete) outcome).remaining());
    assertEquals(List.of(KEY), last().posture().orElseThrow().credentials());
  }

  @Test
  void aKeyThatAppearsBesideTheSparedPasswordIsNotCalledRemoved() {
    RootCredential password = Credentials.password(CheckWorld.START.plusSeconds(1));
    RootCredential appeared = Credentials.oldKey("AKIAAPPEARED");
    world.lease(Duration.ofHours(1));
    world.root().give(password);
    world.time.advance(Duration.ofMinutes(1));
    world.root().beforeDeletion(() -> world.root().give(appeared));

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(password, appeared), ((CheckOutcome.Incomplete) outcome).remaining());
  }
}
