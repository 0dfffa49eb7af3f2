package dev.rootsweep.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.UnitPath;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconcileMembersTest {
  private static final Instant JOINED = Instant.parse("2026-07-01T12:00:00Z");
  private static final AccountId MANAGEMENT = new AccountId("000000000008");
  private static final AccountId MEMBER = new AccountId("000000000001");
  private static final AccountId OTHER = new AccountId("000000000002");
  private static final Origin ORIGIN =
      new Origin("event-1", MANAGEMENT, "us-east-1", JOINED.plusSeconds(5));
  private static final CheckDue CHECK = CheckDue.first(MEMBER, Cause.RECONCILED, ORIGIN);

  private final MemoryLedger ledger = new MemoryLedger();
  private final Queue queue = new Queue();
  private int timeIsUpAfter = Integer.MAX_VALUE;

  @Test
  void checksAnAccountThatTheLedgerDoesNotKnow() {
    List<CheckDue> queued = reconcile(account(MEMBER, AccountState.ACTIVE));

    assertEquals(List.of(CHECK), queued);
    assertEquals(queued, queue.sent);
  }

  @Test
  void passesOverAMembershipThatTheLedgerKnows() {
    remember(MEMBER, Optional.of(JOINED));

    List<CheckDue> queued =
        reconcile(account(MEMBER, AccountState.ACTIVE), account(OTHER, AccountState.ACTIVE));

    assertEquals(List.of(CheckDue.first(OTHER, Cause.RECONCILED, ORIGIN)), queued);
    assertEquals(queued, queue.sent);
  }

  @Test
  void checksAnAccountThatLeftAndCameBack() {
    remember(MEMBER, Optional.of(JOINED.minusSeconds(1)));

    List<CheckDue> queued = reconcile(account(MEMBER, AccountState.ACTIVE));

    assertEquals(List.of(CHECK), queued);
  }

  @Test
  void checksAnAccountWhoseMembershipIsNotKnown() {
    remember(MEMBER, Optional.empty());

    List<CheckDue> queued = reconcile(account(MEMBER, AccountState.ACTIVE));

    assertEquals(List.of(CHECK), queued);
  }

  @ParameterizedTest
  @EnumSource
  void checksOnlyAccountsThatCanBeSeen(AccountState state) {
    List<CheckDue> queued = reconcile(account(MEMBER, state));

    List<CheckDue> expected =
        switch (state) {
          case ACTIVE, PENDING_ACTIVATION -> List.of(CHECK);
          case SUSPENDED, PENDING_CLOSURE, CLOSED -> List.of();
        };
    assertEquals(expected, queued);
    assertEquals(expected, queue.sent);
  }

  @Test
  void neverChecksTheManagementAccount() {
    List<CheckDue> queued = reconcile(account(MANAGEMENT, AccountState.ACTIVE));

    assertEquals(List.of(), queued);
    assertEquals(List.of(), queue.sent);
  }

  @Test
  void keepsWhatWasQueuedBeforeAFailure() {
    queue.fullAfter = 1;

    assertThrows(
        PortFailure.class,
        () -> reconcile(account(MEMBER, AccountState.ACTIVE), account(OTHER, AccountState.ACTIVE)));

    assertEquals(List.of(CHECK), queue.sent);
  }

  @Test
  void failsWhenItsTimeIsUpAndKeepsWhatWasQueued() {
    timeIsUpAfter = 1;

    PortFailure failure =
        assertThrows(
            PortFailure.class,
            () ->
                reconcile(
                    account(MEMBER, AccountState.ACTIVE), account(OTHER, AccountState.ACTIVE)));

    assertTrue(failure.told().contains("queued by then: 1"), failure.told());
    assertEquals(List.of(CHECK), queue.sent);
  }

  private List<CheckDue> reconcile(Account... accounts) {
    return new ReconcileMembers(new Listed(List.of(accounts)), ledger, queue)
        .handle(new MembershipUnclear(ORIGIN), () -> queue.sent.size() >= timeIsUpAfter);
  }

  private static Account account(AccountId id, AccountState state) {
    return new Account(id, "name", state, JoinedMethod.INVITED, JOINED, MANAGEMENT);
  }

  private void remember(AccountId account, Optional<Instant> joinedAt) {
    LastCheck check =
        new LastCheck(
            JOINED,
            CheckEnding.CLEAN,
            "Clean",
            Optional.empty(),
            joinedAt,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Set.of());
    ledger.begin(account, "a", JOINED, JOINED.plusSeconds(1));
    ledger.record(
        new CheckRecord(
            account,
            "event-0",
            check,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of()),
        "a");
  }

  /// An organization of these accounts.
  private record Listed(List<Account> accounts) implements Directory {
    @Override
    public Optional<Account> account(AccountId id) {
      throw new AssertionError("the listing has told everything");
    }

    @Override
    public UnitPath path(AccountId id) {
      throw new AssertionError("nobody asked where " + id + " stands");
    }

    @Override
    public Map<String, String> tags(AccountId id) {
      throw new AssertionError("nobody asked for the tags of " + id);
    }
  }

  /// A queue that keeps what was sent.
  private static final class Queue implements MessageQueue<CheckMessage> {
    private final List<CheckDue> sent = new ArrayList<>();
    private int fullAfter = Integer.MAX_VALUE;

    @Override
    public void send(CheckMessage message, Duration delay) {
      if (sent.size() >= fullAfter) {
        throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "queueing", "HTTP 503", null);
      }
      assertEquals(Duration.ZERO, delay);
      sent.add(assertInstanceOf(CheckDue.class, message));
    }

    @Override
    public void bury(String message, String reason) {
      throw new AssertionError("nothing to bury");
    }
  }
}
