package dev.rootsweep.core.check;

import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Scene;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a check asks of Organizations: its rates are low, and the whole organization shares them.
class CheckAccountAskingTest {
  private static final RootCredential OLD_KEY = Credentials.oldKey("AKIAOLD");
  private static final String DESCRIBES = MEMBER + " directory.account";
  private static final String READS_PATH = MEMBER + " directory.path";
  private static final String READS_TAGS = MEMBER + " directory.tags";

  private final CheckWorld world = new CheckWorld();

  @BeforeEach
  void placeTheMember() {
    world.directory.place(
        MEMBER,
        new OrganizationalUnit("r-abcd", "Root"),
        new OrganizationalUnit("ou-abcd-11111111", "Workloads"));
  }

  @Test
  void aRemovalUnderAFreshListingAsksForNothing() {
    world.root().give(OLD_KEY);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), asked());
    assertTrue(world.told().get(0).headline().contains("Account " + MEMBER));
  }

  @Test
  void anAlertThatGoesOutAtOnceAsksForThePath() {
    world.root().give(recentKey());

    world.handle(world.swept());

    assertEquals(List.of(READS_PATH), asked());
    assertEquals("/Workloads", scene().path());
  }

  @Test
  void anAlertGoesOutWithoutThePathThatCannotBeRead() {
    world.root().give(recentKey());
    world.journal.refuse(READS_PATH, PortFailure.Kind.THROTTLED);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals("", scene().path());
    assertEquals("Account " + MEMBER, scene().accountName());
    assertFalse(world.told().get(0).facts().get(0).toString().contains(","));
  }

  @Test
  void anEventAsksForTheAccountAndForThePathOfItsAlert() {
    world.root().give(OLD_KEY);

    world.handle(world.caused(Cause.CREATED));

    assertEquals(List.of(DESCRIBES, READS_PATH), asked());
  }

  @Test
  void aCheckByHandSendsNoAlertAndAsksForNoPath() {
    RootCredential recent = recentKey();
    world.root().give(recent);

    world.handle(world.swept(), new Consent.RemoveShown(Set.of(recent.ref()), Optional.empty()));
    world.handle(world.swept(), new Consent.RecordOnly(Optional.empty()));
    world.handle(world.swept(), new Consent.LookOnly(_ -> {}));

    assertEquals(List.of(), asked());
  }

  @Test
  void anExemptionAsksForWhatItNames() {
    world.root().give(OLD_KEY);
    world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");
    world.handle(world.swept());
    assertEquals(List.of(), asked());

    world.set(Setting.EXEMPTIONS, "tag:root=keep until 2026-12-31 for break glass");
    world.handle(world.swept(), new Consent.LookOnly(_ -> {}));
    assertEquals(List.of(READS_TAGS), asked());
    world.journal.clear();

    world.set(Setting.EXEMPTIONS, "ou-abcd-11111111 until 2026-12-31 for break glass");
    world.handle(world.swept());
    assertEquals(List.of(READS_PATH), asked());
  }

  @Test
  void aCleanAccountAsksForNothing() {
    world.set(Setting.EXEMPTIONS, "tag:root=keep until 2026-12-31 for break glass");

    world.handle(world.swept());

    assertEquals(List.of(), asked());
  }

  @Test
  void anApprovalMakesTheCheckLookTheMembershipUp() {
    RootCredential recent = recentKey();
    world.root().give(recent);
    world.approve(recent);

    CheckOutcome outcome = world.handle(world.swept());

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(DESCRIBES), asked(DESCRIBES));
  }

  @Test
  void anApprovalOfAnEarlierMembershipCountsNotEvenUnderItsListing() {
    RootCredential recent = recentKey();
    world.root().give(recent);
    world.approve(recent);
    CheckDue listedBefore = world.swept();
    world.time.advance(Duration.ofMinutes(10));
    world.put(MEMBER, AccountState.ACTIVE, world.time.now());

    CheckOutcome outcome = world.handle(listedBefore);

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void whatWasCleanInAnEarlierMembershipIsNoDriftNotEvenUnderItsListing() {
    world.root().give(OLD_KEY);
    world.verifyClean();
    CheckDue listedBefore = world.swept();
    world.time.advance(Duration.ofMinutes(10));
    world.put(MEMBER, AccountState.ACTIVE, world.time.now());

    CheckOutcome outcome = world.handle(listedBefore);

    assertFalse(((CheckOutcome.Removed) outcome).drift());
    assertEquals(List.of(DESCRIBES), asked(DESCRIBES));
  }

  @Test
  void whatWasCleanInTheNewMembershipIsDriftAlsoUnderTheListingOfTheEarlierOne() {
    CheckDue listedBefore = world.swept();
    world.time.advance(Duration.ofMinutes(10));
    world.put(MEMBER, AccountState.ACTIVE, world.time.now());
    world.handle(world.caused(Cause.JOINED));
    world.time.advance(Duration.ofMinutes(20));
    world.root().give(Credentials.key("AKIANEW", world.time.now().minusSeconds(60)));

    CheckOutcome outcome = world.handle(listedBefore);

    assertTrue(((CheckOutcome.Removed) outcome).drift());
  }

  @Test
  void driftIsToldAfterALookUp() {
    world.root().give(OLD_KEY);
    world.verifyClean();

    CheckOutcome outcome = world.handle(world.swept());

    assertTrue(((CheckOutcome.Removed) outcome).drift());
    assertEquals(List.of(DESCRIBES), asked(DESCRIBES));
  }

  @Test
  void aMessageThatDoesNotNameTheAccountIsLookedUp() {
    CheckDue named = world.swept();
    Listing listing = named.listing().orElseThrow();
    CheckDue unnamed =
        CheckDue.swept(
            MEMBER,
            new Listing(listing.sweep(), "", listing.state(), listing.joinedAt(), listing.readAt()),
            named.origin());

    world.handle(unnamed);

    assertEquals(List.of(DESCRIBES), asked());
  }

  private RootCredential recentKey() {
    Instant yesterday = world.time.now().minus(Duration.ofDays(1));
    return Credentials.key("AKIANEW", yesterday);
  }

  private Scene scene() {
    Notice notice = world.told().get(0);
    return notice.scene().orElseThrow();
  }

  private List<String> asked() {
    return world.journal.calls(" directory.");
  }

  private List<String> asked(String call) {
    return world.journal.calls(call);
  }
}
