package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// An intent stays open as long as one of its removals is neither proven nor given up.
class CheckAccountIntentTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential OTHER = Credentials.oldKey("AKIAOTHER");
  private static final RootCredential DEVICE = Credentials.oldDevice("old");

  private final CheckWorld world = new CheckWorld();

  @Test
  void outlivesTheSuspensionOfTheAccount() {
    world.root().give(KEY, OTHER);
    dieBeforeDeleting(OTHER);
    world.root().take(KEY);
    world.put(CheckWorld.MEMBER, AccountState.SUSPENDED, CheckWorld.JOINED);
    CheckOutcome suspended = world.handle(world.caused(Cause.CLOSED));
    world.put(CheckWorld.MEMBER, AccountState.ACTIVE, CheckWorld.JOINED);

    CheckOutcome outcome = world.handle(world.swept());

    assertEquals(SparedReason.STATE, ((CheckOutcome.Spared) suspended).reason());
    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(
        Set.of(CredentialResult.removed(KEY), CredentialResult.removed(OTHER)),
        Set.copyOf(world.proven()));
  }

  @Test
  void endsWithTheMembership() {
    world.root().give(KEY);
    world.root().deny(KEY, "denied by the test");
    world.handle(world.swept());
    world.directory.remove(CheckWorld.MEMBER);

    CheckOutcome outcome = world.handle(world.caused(Cause.DEPARTED));

    assertEquals(SparedReason.DEPARTED, ((CheckOutcome.Spared) outcome).reason());
    assertEquals(List.of(), intended());
  }

  @Test
  void countsForNoLaterMembership() {
    world.root().give(KEY);
    dieBeforeDeleting(KEY);
    world.put(CheckWorld.MEMBER, AccountState.ACTIVE, world.time.now());
    world.time.advance(Duration.ofHours(2));
    world.set(Setting.REMOVAL_CAP, "0");

    CheckOutcome outcome = world.handle(world.caused(Cause.JOINED));

    assertEquals(HeldReason.CAP, ((CheckOutcome.Held) outcome).reason());
    assertEquals(List.of(KEY), world.root().held());
  }

  @Test
  void keepsADeletionWhoseAnswerGotLostBesideOneThatWasDenied() {
    world.root().give(KEY, OTHER);
    world.root().loseAnswer(KEY, "the connection dropped");
    world.root().deny(OTHER, "denied by the test");
    world.handle(world.caused(Cause.CREATED));
    List<RootCredential> open = intended();
    world.root().denyNothing();

    CheckOutcome outcome = world.handle(world.queue.take().due());

    assertEquals(Set.of(KEY, OTHER), Set.copyOf(open));
    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(
        Set.of(CredentialResult.removed(KEY), CredentialResult.removed(OTHER)),
        Set.copyOf(world.proven()));
  }

  @Test
  void drawsNothingInThatALeaseSparesMeanwhile() {
    world.root().give(KEY, DEVICE);
    world.root().deny(KEY, "denied by the test");
    world.root().deny(DEVICE, "denied by the test");
    world.handle(world.swept());
    world.lease(Duration.ofHours(1));
    world.root().give(Credentials.password(world.time.now().plusSeconds(1)));
    world.time.advance(Duration.ofMinutes(1));

    world.handle(world.swept());

    assertEquals(List.of(KEY), intended());
    assertTrue(world.root().held().contains(DEVICE));
  }

  @Test
  void callsNothingRemovedThatIsUsedAgainAndStays() {
    world.root().give(KEY, OTHER);
    world.root().deny(KEY, "denied by the test");
    world.root().deny(OTHER, "denied by the test");
    world.handle(world.swept());
    world.root().denyNothing();
    world.time.advance(Duration.ofMinutes(10));
    world.root().give(Credentials.usedKey("AKIAOTHER", world.time.now().minusSeconds(60)));

    CheckOutcome outcome = world.handle(world.swept());

    List<CredentialResult> results = ((CheckOutcome.Incomplete) outcome).results();
    assertEquals(List.of(CredentialResult.removed(KEY)), results);
    assertEquals(List.of(CredentialResult.removed(KEY)), world.proven());
    assertEquals(
        Set.of(OTHER.ref()),
        world.root().held().stream().map(RootCredential::ref).collect(Collectors.toSet()));
  }

  private void dieBeforeDeleting(RootCredential credential) {
    world.journal.crashAtCall("111111111111 delete " + credential.ref());
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.CREATED)));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(15));
  }

  private List<RootCredential> intended() {
    return world.ledger.standing(CheckWorld.MEMBER).intent().map(Intent::credentials).stream()
        .flatMap(List::stream)
        .toList();
  }
}
