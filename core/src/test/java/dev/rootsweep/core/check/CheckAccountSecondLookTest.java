package dev.rootsweep.core.check;

import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A check that a person starts looks twice: once to show what is there, and once before it
/// removes. The second look need not read again what the first has just seen empty.
class CheckAccountSecondLookTest {
  private static final RootCredential OLD = Credentials.oldKey("AKIAOLD");
  private static final String ALL_LISTS = MEMBER + " credentials";
  private static final String KEYS = ALL_LISTS + " of [ACCESS_KEY]";

  private final CheckWorld world = new CheckWorld();

  @Test
  void readsOnlyTheListsThatShowedSomething() {
    world.root().give(OLD);

    CheckOutcome outcome = removeShown(OLD);

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(KEYS), reads());
    assertEquals(List.of(), world.root().held());
  }

  @Test
  void readsAListThatTheSummaryHasBegunToCount() {
    RootCredential password = Credentials.oldPassword();
    world.root().give(OLD, password);

    CheckOutcome outcome = removeShown(OLD);

    CheckOutcome.Changed changed = assertInstanceOf(CheckOutcome.Changed.class, outcome);
    assertTrue(changed.why().contains("password"), changed.why());
    assertEquals(2, world.root().held().size());
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void doesNotRemoveAKeyThatWasUsedSince() {
    RootCredential used = Credentials.usedKey("AKIAOLD", world.time.now().minusSeconds(60));
    world.root().give(used);

    CheckOutcome outcome = removeShown(OLD);

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(), world.deletions());
  }

  @Test
  void readsTheListOfWhatIsGoneSince() {
    CheckOutcome outcome = removeShown(OLD);

    assertInstanceOf(CheckOutcome.Clean.class, outcome);
    assertEquals(List.of(KEYS), reads());
    assertEquals(List.of(), world.proven());
  }

  @Test
  void readsAllListsWhenTheLookWasAQuarterOfAnHourAgo() {
    world.root().give(OLD);
    Consent consent = shown(world.time.now(), OLD);
    world.time.advance(Duration.ofMinutes(15));

    world.handle(world.caused(Cause.REQUESTED), consent);

    assertEquals(ALL_LISTS, reads().getFirst());
  }

  @Test
  void readsAllListsWhereARemovalWasBegun() {
    world.root().give(OLD);
    world.journal.crashAtCall(MEMBER + " delete");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.REQUESTED)));
    world.journal.revive();
    world.journal.clear();
    world.time.advance(Duration.ofMinutes(16));

    CheckOutcome outcome = removeShown(OLD);

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(Set.of(ALL_LISTS), Set.copyOf(reads()));
  }

  @Test
  void recordsWhatIsHeldFromTheSameLists() {
    RootCredential used = Credentials.usedKey("AKIAOLD", world.time.now().minusSeconds(60));
    world.root().give(used);
    RootPosture seen = new RootPosture(MEMBER, world.time.now(), List.of(used));

    CheckOutcome outcome =
        world.handle(world.caused(Cause.REQUESTED), new Consent.RecordOnly(Optional.of(seen)));

    assertInstanceOf(CheckOutcome.Held.class, outcome);
    assertEquals(List.of(KEYS), reads());
  }

  private CheckOutcome removeShown(RootCredential... credentials) {
    return world.handle(world.caused(Cause.REQUESTED), shown(world.time.now(), credentials));
  }

  private static Consent shown(Instant seenAt, RootCredential... credentials) {
    Set<CredentialRef> refs =
        Arrays.stream(credentials).map(RootCredential::ref).collect(Collectors.toSet());
    RootPosture seen = new RootPosture(MEMBER, seenAt, List.of(credentials));
    return new Consent.RemoveShown(refs, Optional.of(seen));
  }

  private List<String> reads() {
    return world.journal.calls(ALL_LISTS);
  }
}
