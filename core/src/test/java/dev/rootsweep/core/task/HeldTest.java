package dev.rootsweep.core.task;

import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.Setting;
import java.util.List;
import java.util.Optional;
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

  /// The fingerprint of the sample names its credential in brackets, as no check does.
  @Test
  void findsNothingHeldWhereTheFingerprintNamesNothingThatWasSeen() {
    LastCheck last = LedgerSamples.check();
    Standing standing =
        new Standing(Optional.of(last), Optional.empty(), List.of(), List.of(), List.of());

    Optional<Held> held = Held.in(standing);

    assertEquals("Held", last.outcome());
    assertEquals(Optional.empty(), held);
  }

  @Test
  void refusesToHoldNothing() {
    assertThrows(IllegalArgumentException.class, () -> new Held(CheckWorld.START, List.of()));
  }
}
