package dev.rootsweep.core.task;

import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldTest {
  private final CheckWorld world = new CheckWorld();

  @Test
  void findsNothingHeldAfterACheckThatOnlyObserved() {
    world.set(Setting.MODE, "observe");
    world.root().give(Credentials.oldKey("AKIAEXAMPLE000000001"));
    world.handle(world.swept());

    Optional<Held> held = Held.in(world.ledger.standing(MEMBER));

    assertEquals(Optional.empty(), held);
  }

  /// The texts of a record decide nothing.
  @Test
  void findsWhatTheRecordNamesAsHeldAndNothingElseThatWasSeen() {
    LastCheck last = LedgerSamples.check();
    Standing standing = new Standing(Optional.of(last), Optional.empty(), Set.of());

    Optional<Held> held = Held.in(standing);

    assertEquals(Optional.of(last.held()), held.map(Held::refs));
    assertTrue(last.posture().orElseThrow().credentials().size() > 1);
  }

  @Test
  void findsNothingHeldWhereTheRecordNamesNothingThatWasSeen() {
    LastCheck last =
        LastCheck.withoutPosture(CheckWorld.START, CheckEnding.HELD, "Held CAP ACCESS_KEY/AKIA1");
    Standing standing = new Standing(Optional.of(last), Optional.empty(), Set.of());

    assertEquals(Optional.empty(), Held.in(standing));
  }

  @Test
  void refusesToHoldNothing() {
    assertThrows(IllegalArgumentException.class, () -> new Held(CheckWorld.START, List.of()));
  }
}
