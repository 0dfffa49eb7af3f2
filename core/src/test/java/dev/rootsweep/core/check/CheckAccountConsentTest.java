package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a check may do is said with the check.
class CheckAccountConsentTest {
  private static final RootCredential OLD = Credentials.oldKey("AKIAOLD");
  private static final RootCredential LATE = Credentials.oldKey("AKIALATE");
  private static final RootCredential USED = Credentials.usedKey("AKIAUSED", CheckWorld.START);

  private final CheckWorld world = new CheckWorld();
  private final List<Intent> begun = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"observe", "enforce"})
  void aLookWritesNothingButTheKeyOfItsSession(String mode) {
    world.set(Setting.MODE, mode);
    world.root().give(OLD);

    CheckOutcome outcome = look();

    assertInstanceOf(CheckOutcome.WouldRemove.class, outcome);
    assertEquals(
        List.of("ledger.allowed", "ledger.issued", "ledger.standing"),
        world.journal.calls("ledger.").stream()
            .map(call -> call.substring(call.indexOf("ledger.")).split(" ", 2)[0])
            .filter(call -> !call.equals("ledger.pause"))
            .sorted()
            .toList());
    assertEquals(Standing.unknown(), world.ledger.standing(CheckWorld.MEMBER));
    assertEquals(List.of(), world.told());
  }

  @Test
  void aLookPassesAnAccountThatAnotherCheckHolds() {
    world.ledger.begin(
        CheckWorld.MEMBER, "another", world.time.now(), world.time.now().plusSeconds(900));

    assertInstanceOf(CheckOutcome.Clean.class, look());
  }

  @Test
  void aLookFindsARemovalThatWasBegunAndLeavesIt() {
    world.root().give(OLD);
    world.journal.crashAtCall(CheckWorld.MEMBER + " delete");
    assertThrows(Crash.class, () -> world.handle(world.caused(Cause.REQUESTED)));
    world.journal.revive();
    world.time.advance(Duration.ofMinutes(16));
    Optional<Intent> open = world.ledger.standing(CheckWorld.MEMBER).intent();
    assertTrue(open.isPresent());
    world.set(Setting.MODE, "observe");

    look();

    assertEquals(open.stream().toList(), begun);
    assertEquals(open, world.ledger.standing(CheckWorld.MEMBER).intent());
    assertEquals(List.of(OLD), world.root().held());
  }

  @Test
  void aLookThatBreaksOffHasFoundTheRemovalAllTheSame() {
    aLookFindsARemovalThatWasBegunAndLeavesIt();
    begun.clear();
    world.journal.refuse(CheckWorld.MEMBER + " ledger.issued", PortFailure.Kind.THROTTLED);

    assertThrows(PortFailure.class, this::look);

    assertEquals(1, begun.size());
  }

  @Test
  void aRecordRemovesNothingOfWhatTheRulesWouldRemove() {
    world.root().give(OLD);

    CheckOutcome outcome =
        world.handle(world.caused(Cause.REQUESTED), new Consent.RecordOnly(Optional.empty()));

    assertInstanceOf(CheckOutcome.Changed.class, outcome);
    assertEquals(List.of(OLD), world.root().held());
    assertEquals(List.of(), world.deletions());
    assertEquals(Standing.unknown(), world.ledger.standing(CheckWorld.MEMBER));
    assertIsFree();
  }

  @Test
  void aRecordSendsNoAlertAndLeavesItToTheNextCheckOfTheDeployedSystem() {
    world.root().give(USED);

    world.handle(world.caused(Cause.REQUESTED), new Consent.RecordOnly(Optional.empty()));

    assertEquals(
        Optional.of(CheckEnding.HELD),
        world.ledger.standing(CheckWorld.MEMBER).last().map(LastCheck::ending));
    assertEquals(List.of(), world.told());
    assertIsFree();
    world.handle(world.swept());
    assertEquals(List.of(CheckAlertKind.HELD), world.toldKinds());
  }

  @Test
  void removesWhatWasShown() {
    world.root().give(OLD, LATE);

    CheckOutcome outcome = world.handle(world.caused(Cause.REQUESTED), shown(OLD, LATE));

    assertInstanceOf(CheckOutcome.Removed.class, outcome);
    assertEquals(List.of(), world.root().held());
    assertEquals(List.of(), world.told());
    world.handle(world.swept());
    assertEquals(List.of(CheckAlertKind.REMOVED), world.toldKinds());
  }

  @Test
  void removesNothingOfAnAccountWhereSomethingWasNotShown() {
    world.root().give(OLD, LATE);

    CheckOutcome outcome = world.handle(world.caused(Cause.REQUESTED), shown(OLD));

    CheckOutcome.Changed changed = assertInstanceOf(CheckOutcome.Changed.class, outcome);
    assertTrue(changed.why().contains("AKIALATE"), changed.why());
    assertTrue(!changed.why().contains("AKIAOLD"), changed.why());
    assertEquals(2, world.root().held().size());
    assertEquals(List.of(), world.deletions());
    assertEquals(Optional.empty(), world.ledger.standing(CheckWorld.MEMBER).intent());
    assertIsFree();
  }

  @Test
  void removesNothingWhereNothingWasShown() {
    world.root().give(OLD);

    CheckOutcome outcome = world.handle(world.caused(Cause.REQUESTED), shown());

    assertInstanceOf(CheckOutcome.Changed.class, outcome);
    assertEquals(List.of(OLD), world.root().held());
  }

  private CheckOutcome look() {
    return world.handle(world.caused(Cause.REQUESTED), new Consent.LookOnly(begun::add));
  }

  private static Consent shown(RootCredential... credentials) {
    Set<CredentialRef> refs =
        Stream.of(credentials).map(RootCredential::ref).collect(Collectors.toSet());
    return new Consent.RemoveShown(refs, Optional.empty());
  }

  private void assertIsFree() {
    assertTrue(
        world
            .ledger
            .begin(CheckWorld.MEMBER, "next", world.time.now(), world.time.now().plusSeconds(9))
            .isPresent());
    world.ledger.release(CheckWorld.MEMBER, "next");
  }
}
