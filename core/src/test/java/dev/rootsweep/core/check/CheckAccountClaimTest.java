package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a check leaves behind that could not do all of its work: nothing that stops the next one,
/// and no silence about it.
class CheckAccountClaimTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");

  private final CheckWorld world = new CheckWorld();

  @Test
  void failsWhereItCannotTellWhatAnEarlierCheckRecorded() {
    world.root().give(KEY);
    world.journal.refuse("111111111111 alert", Kind.UNAVAILABLE);
    assertThrows(PortFailure.class, () -> world.handle(world.caused(Cause.CREATED)));
    CheckDue next = world.swept();

    assertThrows(PortFailure.class, () -> world.handle(next));
    world.journal.allowAll();
    world.handle(next);

    assertEquals(List.of(CheckAlertKind.REMOVED), world.alerts.kinds());
  }

  @Test
  void leavesANoticeToTheCheckThatIsTellingIt() {
    world.root().give(KEY);
    world.journal.refuse("ledger.endTelling", Kind.UNAVAILABLE, 0, 1);
    CheckDue due = world.caused(Cause.CREATED);
    assertThrows(PortFailure.class, () -> world.handle(due));

    PortFailure failure = assertThrows(PortFailure.class, () -> world.handle(due));

    assertEquals(Kind.CONFLICT, failure.kind());
    assertEquals(1, world.alerts.sent().size());
  }

  @Test
  void saysBesideTheFirstFailureThatTheClaimCouldNotBeGivenBack() {
    world.journal.refuse("111111111111 ledger.record", Kind.UNAVAILABLE);
    world.journal.refuse("111111111111 ledger.release", Kind.THROTTLED);

    PortFailure failure = assertThrows(PortFailure.class, () -> world.handle(world.swept()));

    assertEquals(Kind.UNAVAILABLE, failure.kind());
    assertEquals(
        List.of(Kind.THROTTLED),
        Arrays.stream(failure.getSuppressed()).map(one -> ((PortFailure) one).kind()).toList());
  }

  @Test
  void givesTheClaimOfAnAccountBackThatIsNotReady() {
    world.root().give(KEY);
    world.put(CheckWorld.MEMBER, AccountState.PENDING_ACTIVATION, CheckWorld.JOINED);
    world.journal.refuse(CheckWorld.MEMBER + " audit", Kind.NOT_AUTHORIZED);
    CheckOutcome waiting = world.handle(world.swept());
    world.journal.allowAll();
    world.put(CheckWorld.MEMBER, AccountState.ACTIVE, CheckWorld.JOINED);

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertInstanceOf(CheckOutcome.NotReady.class, waiting);
    assertInstanceOf(CheckOutcome.Removed.class, outcome);
  }

  /// The rate of these calls is shared by everything in the organization.
  @Test
  void asksOrganizationsOnceForAnAccount() {
    world.root().give(KEY);

    world.handle(world.caused(Cause.CREATED));

    assertEquals(1, world.journal.calls("directory.account").size());
    assertEquals(1, world.journal.calls("directory.path").size());
  }
}
