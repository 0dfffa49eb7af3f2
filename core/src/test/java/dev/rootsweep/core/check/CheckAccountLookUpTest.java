package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckAccountLookUpTest {
  private static final AccountId MEMBER = CheckWorld.MEMBER;

  private final CheckWorld world = new CheckWorld();

  @Test
  void aCleanAccountOfAFreshSweepCostsTwoCallsAndNoLookUp() {
    world.verifyClean();

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(new CheckOutcome.Clean(MEMBER), outcome);
    assertEquals(
        List.of("111111111111 audit", "111111111111 summary"),
        world.journal.calls().stream().filter(call -> !call.contains("ledger.")).toList());
  }

  @Test
  void sparesTheManagementAccount() {
    world.rootAccess.user(CheckWorld.MANAGEMENT).give(Credentials.oldKey("AKIAMGMT"));

    CheckOutcome outcome = world.handle(world.swept("sweep-1", CheckWorld.MANAGEMENT));

    assertEquals(SparedReason.MANAGEMENT, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), world.journal.calls(" audit"));
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void sparesTheManagementAccountThoughTheSettingNamesAnother() {
    world.set(Setting.MANAGEMENT_ACCOUNT, "777777777777");
    AccountId management = CheckWorld.MANAGEMENT;
    world.put(management, AccountState.ACTIVE, CheckWorld.JOINED);
    world.rootAccess.user(management).give(Credentials.oldKey("AKIAMGMT"));

    CheckOutcome looked = world.handle(world.caused(Cause.CREATED, management));

    assertEquals(SparedReason.MANAGEMENT, ((CheckOutcome.Spared) looked).reason());
    assertEquals(List.of(), world.deletions());
  }

  @ParameterizedTest
  @EnumSource(names = {"SUSPENDED", "PENDING_CLOSURE", "CLOSED"})
  void sparesAndRemembersAnAccountThatIsClosing(AccountState state) {
    world.put(MEMBER, state, CheckWorld.JOINED);
    world.root().give(Credentials.oldKey("AKIAOLD"));

    CheckOutcome outcome = world.handle(world.caused(Cause.CLOSED));

    assertEquals(SparedReason.STATE, ((CheckOutcome.Spared) outcome).reason());
    assertTrue(world.ledger.standing(MEMBER).known());
    assertEquals(List.of(), world.journal.calls(" audit"));
  }

  @Test
  void sparesAnAccountThatWasSuspendedAfterTheListingAndRefusesAccess() {
    world.put(MEMBER, AccountState.SUSPENDED, CheckWorld.JOINED);
    world.root().give(Credentials.oldKey("AKIAOLD"));
    world.journal.refuse(MEMBER + " audit", PortFailure.Kind.NOT_AUTHORIZED);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(SparedReason.STATE, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void anAccountThatLeftAfterTheListingAndRefusesAccessIsDeparted() {
    world.directory.remove(MEMBER);
    world.root().give(Credentials.oldKey("AKIAOLD"));
    world.journal.refuse(MEMBER + " audit", PortFailure.Kind.NOT_AUTHORIZED);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(SparedReason.DEPARTED, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void looksUpAnAccountWhoseListingIsAnHourOld() {
    CheckDue due = world.swept();
    world.time.advance(Duration.ofHours(1));
    world.put(MEMBER, AccountState.SUSPENDED, CheckWorld.JOINED);

    CheckOutcome outcome = world.handle(due);

    assertEquals(SparedReason.STATE, ((CheckOutcome.Spared) outcome).reason());
  }

  @Test
  void anAccountThatIsBeingActivatedComesBackLater() {
    world.put(MEMBER, AccountState.PENDING_ACTIVATION, CheckWorld.JOINED);

    CheckOutcome outcome = world.handle(world.caused(Cause.CREATED));

    assertInstanceOf(CheckOutcome.NotReady.class, outcome);
    assertEquals(Duration.ofSeconds(15), world.queue.take().delay());
    assertEquals(List.of(), world.journal.calls(" audit"));
  }

  @Test
  void anUnknownAccountIsAwaitedForAnHourAfterItWasAnnounced() {
    world.directory.remove(MEMBER);
    CheckDue due = world.caused(Cause.JOINED);

    CheckOutcome before = world.handle(due);
    world.time.advance(Duration.ofHours(1));
    CheckOutcome after = world.handle(due);

    assertInstanceOf(CheckOutcome.NotReady.class, before);
    assertInstanceOf(CheckOutcome.Ignored.class, after);
    assertEquals(1, world.queue.sent().size());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CREATED", "JOINED"})
  void anUnknownAccountThatNobodyAnnouncedIsIgnored(Cause cause) {
    world.directory.remove(MEMBER);

    CheckOutcome outcome = world.handle(world.caused(cause));

    assertInstanceOf(CheckOutcome.Ignored.class, outcome);
    assertEquals(List.of(), world.journal.calls("ledger.record"));
  }

  @Test
  void aKnownAccountThatIsGoneHasDeparted() {
    world.handle(world.swept());
    world.directory.remove(MEMBER);

    CheckOutcome outcome = world.handle(world.caused(Cause.DEPARTED));

    assertEquals(SparedReason.DEPARTED, ((CheckOutcome.Spared) outcome).reason());
    LastCheck last = world.ledger.standing(MEMBER).last().orElseThrow();
    assertEquals(CheckEnding.SPARED, last.ending());
  }

  @Test
  void neitherDriftNorSuspicionCarriesOverToANewMembership() {
    world.verifyClean();
    world.put(MEMBER, AccountState.ACTIVE, CheckWorld.JOINED.plusSeconds(1));
    world.root().give(Credentials.oldKey("AKIAOLD"));

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertEquals(false, ((CheckOutcome.Removed) outcome).drift());
  }

  @Test
  void theNameOfAnAccountIsShownWithoutControlCharacters() {
    world.directory.put(
        new Account(
            MEMBER,
            "Evil\u0007\nname",
            AccountState.ACTIVE,
            JoinedMethod.INVITED,
            CheckWorld.JOINED,
            CheckWorld.MANAGEMENT));
    world.root().give(Credentials.oldKey("AKIAOLD"));

    world.handle(world.caused(Cause.CREATED));

    String headline = world.told().getFirst().headline();
    assertTrue(headline.contains("Evil name (111111111111)"), headline);
  }

  @Test
  void judgesWhoLeftAndCameBackAnewThoughAnIntentWasOpen() {
    world.root().give(Credentials.oldKey("AKIAOLD"));
    world.journal.crashAtCall("111111111111 delete");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.REQUESTED)));
    world.journal.revive();
    world.time.advance(Duration.ofDays(1));
    world.put(MEMBER, AccountState.ACTIVE, world.time.now().minusSeconds(7200));
    world.set(Setting.REMOVAL_CAP, "0");

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertEquals(HeldReason.CAP, ((CheckOutcome.Held) outcome).reason());
    assertTrue(world.ledger.standing(MEMBER).intent().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"DEPARTED", "CLOSED"})
  void removesNothingFromAnAccountThatIsSaidToBeLeaving(Cause cause) {
    world.root().give(Credentials.oldKey("AKIAOLD"));

    CheckOutcome outcome = world.handle(world.caused(cause));

    assertInstanceOf(CheckOutcome.NotReady.class, outcome);
    assertEquals(List.of(), world.journal.calls(" audit"));
  }

  @Test
  void waitsForAnAnnouncedAccountThatWasAMemberBefore() {
    world.verifyClean();
    world.directory.remove(MEMBER);

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertInstanceOf(CheckOutcome.NotReady.class, outcome);
  }

  @Test
  void onlyObservesWhatAnUnclearEventBroughtBeforeTheFirstSweep() {
    CheckWorld empty = CheckWorld.neverSwept();
    empty.root().give(Credentials.oldKey("AKIAOLD"));

    CheckOutcome outcome = empty.handle(empty.caused(Cause.RECONCILED));

    assertInstanceOf(CheckOutcome.WouldRemove.class, outcome);
    assertEquals(List.of(), empty.deletions());
  }
}
