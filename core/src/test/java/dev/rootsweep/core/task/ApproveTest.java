package dev.rootsweep.core.task;

import static dev.rootsweep.core.fake.CheckWorld.HUB;
import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.task.ApproveOutcome.Next;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApproveTest {
  private static final String ALICE = "arn:aws:sts::888888888888:assumed-role/Admin/alice";
  private static final RootCredential KEY = Credentials.oldKey("AKIAEXAMPLE000000001");
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERTIFICATE1");

  private final CheckWorld world = new CheckWorld();

  @Test
  void coversExactlyWhatIsHeldInTheCallersName() {
    hold(KEY, CERTIFICATE);

    ApproveOutcome outcome = approve(KEY, CERTIFICATE);

    Approval approval = world.ledger.allowed(MEMBER).approvals().getFirst();
    assertEquals(new ApproveOutcome.Approved(MEMBER, approval, new Next.Queued()), outcome);
    assertEquals(refs(KEY, CERTIFICATE), approval.covers());
    assertEquals(ALICE, approval.by());
    assertEquals("agreed with the owner", approval.reason());
  }

  @Test
  void letsTheCheckThatItQueuesRemoveWhatWasHeld() {
    hold(KEY, CERTIFICATE);
    approve(KEY, CERTIFICATE);
    CheckDue due = world.queue.take().due();

    CheckOutcome outcome = world.handle(due);

    assertEquals(Cause.APPROVED, due.cause());
    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertTrue(world.root().held().isEmpty());
  }

  @Test
  void leavesOutWhatAnOpenLeaseSpares() {
    RootCredential password = Credentials.password(world.time.now().plusSeconds(1));
    world.lease(Duration.ofHours(1));
    world.time.advance(Duration.ofMinutes(1));
    hold(CERTIFICATE, password);

    assertEquals(
        Optional.of(List.of(CERTIFICATE)),
        Held.in(world.ledger.standing(MEMBER)).map(Held::credentials));
    assertInstanceOf(ApproveOutcome.Changed.class, approve(CERTIFICATE, password));
  }

  @Test
  void refusesWhatNobodyEverChecked() {
    ApproveOutcome outcome = approve(KEY);

    assertEquals(
        new ApproveOutcome.NothingHeld(MEMBER, Optional.empty(), Optional.empty()), outcome);
    assertNothingApproved();
  }

  @Test
  void refusesWhatIsNotHeld() {
    world.handle(world.swept());

    ApproveOutcome outcome = approve(KEY);

    assertEquals(
        new ApproveOutcome.NothingHeld(
            MEMBER, Optional.of(CheckEnding.CLEAN), Optional.of(world.time.now())),
        outcome);
    assertNothingApproved();
  }

  @Test
  void refusesOtherCredentialsThanWereShown() {
    hold(KEY, CERTIFICATE);

    ApproveOutcome outcome = approve(CERTIFICATE);

    ApproveOutcome.Changed changed = assertInstanceOf(ApproveOutcome.Changed.class, outcome);
    assertEquals(refs(KEY, CERTIFICATE), changed.held().refs());
    assertNothingApproved();
  }

  @Test
  void refusesWhileRemovalsArePaused() {
    hold(CERTIFICATE);
    world.pause();

    ApproveOutcome outcome = approve(CERTIFICATE);

    assertInstanceOf(ApproveOutcome.Paused.class, outcome);
    assertNothingApproved();
  }

  @Test
  void approvesOnceUntilTheApprovalEnds() {
    hold(CERTIFICATE);
    approve(CERTIFICATE);

    ApproveOutcome again = approve(CERTIFICATE);
    world.time.advance(Approval.LASTS);
    ApproveOutcome nextDay = approve(CERTIFICATE);

    assertInstanceOf(ApproveOutcome.ApprovedBefore.class, again);
    assertInstanceOf(ApproveOutcome.Approved.class, nextDay);
  }

  @Test
  void approvesAnewWhatWasApprovedInAnEarlierMembership() {
    hold(CERTIFICATE);
    approve(CERTIFICATE);
    world.time.advance(Duration.ofHours(1));
    world.put(MEMBER, AccountState.ACTIVE, world.time.now());
    world.handle(world.caused(Cause.JOINED));

    ApproveOutcome outcome = approve(CERTIFICATE);

    assertInstanceOf(ApproveOutcome.Approved.class, outcome);
  }

  @Test
  void approvesWithoutAQueueToo() {
    hold(CERTIFICATE);

    ApproveOutcome outcome = approve(Optional.empty(), order(CERTIFICATE));

    ApproveOutcome.Approved approved = assertInstanceOf(ApproveOutcome.Approved.class, outcome);
    assertEquals(1, world.ledger.allowed(MEMBER).approvals().size());
    assertEquals(new Next.NoQueue(), approved.next());
  }

  @Test
  void saysThatTheApprovalStandsWhereTheQueueIsSilent() {
    hold(CERTIFICATE);

    ApproveOutcome outcome = approve(Optional.of(new SilentQueue()), order(CERTIFICATE));

    ApproveOutcome.Approved approved = assertInstanceOf(ApproveOutcome.Approved.class, outcome);
    assertEquals(List.of(approved.approval()), world.ledger.allowed(MEMBER).approvals());
    assertEquals(new Next.NotQueued("queueing a check: no answer"), approved.next());
  }

  @Test
  void queuesTheCheckOfAnApprovalThatStandsAlready() {
    hold(CERTIFICATE);
    approve(Optional.of(new SilentQueue()), order(CERTIFICATE));

    ApproveOutcome again = approve(CERTIFICATE);

    assertEquals(
        new Next.Queued(), assertInstanceOf(ApproveOutcome.ApprovedBefore.class, again).next());
    assertEquals(Cause.APPROVED, world.queue.take().due().cause());
    assertEquals(1, world.ledger.allowed(MEMBER).approvals().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void demandsAReason(String reason) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Approve.Order(MEMBER, ALICE, reason, refs(KEY), HUB, "us-east-1"));
  }

  private void hold(RootCredential... credentials) {
    Arrays.stream(credentials).forEach(world.root()::give);
    CheckOutcome outcome = world.handle(world.swept());
    assertInstanceOf(CheckOutcome.Held.class, outcome);
  }

  private ApproveOutcome approve(RootCredential... shown) {
    return approve(Optional.of(world.queue), order(shown));
  }

  private ApproveOutcome approve(Optional<MessageQueue<CheckMessage>> queue, Approve.Order order) {
    return new Approve(world.ledger, queue, world.time, () -> "approval-" + world.time.now())
        .handle(order);
  }

  private static Approve.Order order(RootCredential... shown) {
    return new Approve.Order(MEMBER, ALICE, "agreed with the owner", refs(shown), HUB, "us-east-1");
  }

  private void assertNothingApproved() {
    assertTrue(world.ledger.allowed(MEMBER).approvals().isEmpty());
    assertTrue(world.queue.sent().isEmpty());
  }

  private static Set<CredentialRef> refs(RootCredential... credentials) {
    return Arrays.stream(credentials).map(RootCredential::ref).collect(Collectors.toSet());
  }

  private static final class SilentQueue implements MessageQueue<CheckMessage> {
    @Override
    public void send(CheckMessage message, Duration delay) {
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "queueing a check", "no answer", null);
    }

    @Override
    public void bury(String message, String reason) {
      throw new IllegalStateException("an approval buries nothing");
    }
  }
}
