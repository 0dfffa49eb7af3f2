package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.Hours;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.RootActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An alert is sent once, and none is lost, however the ledger fails and comes back.
class OnceWithoutLedgerTest {
  private static final RootActivity TABLE_DELETED = Activities.tableDeleted();

  private final TriageWorld world = new TriageWorld();
  private final Hours hours = new Hours(world);
  private final Instant start = world.time.now();

  @Test
  void repeatsNothingHoweverLongTheLedgerIsSilent() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, TABLE_DELETED);

    hours.passUntil(start.plus(Duration.ofHours(3)));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(1, hours.waiting());
  }

  @Test
  void marksWhatWasToldWhenTheLedgerAnswersAgain() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, TABLE_DELETED);
    hours.passUntil(start.plusSeconds(600));
    world.journal.allowAll();

    hours.passUntil(start.plusSeconds(3600));
    hours.at(start.plusSeconds(3600), TABLE_DELETED);
    hours.passUntil(start.plusSeconds(3601));

    assertEquals(1, world.sent().size());
    assertEquals(List.of(HUB), world.checks.sent().stream().map(s -> s.due().account()).toList());
    assertInstanceOf(TriageOutcome.Duplicate.class, hours.outcomes().getLast());
    assertEquals(0, hours.waiting());
  }

  @Test
  void triesAgainTheChannelThatFailedAndNoOther() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    world.journal.refuse(
        HUB + " alert OWN_RESOURCE_CHANGED second", PortFailure.Kind.THROTTLED, 0, 2);
    hours.at(start, TABLE_DELETED);

    hours.passUntil(start.plusSeconds(14));
    assertEquals(List.of(), world.second.sent());
    hours.passUntil(start.plusSeconds(60));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
  }

  @Test
  void foldsInMemoryAndLosesNone() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    for (int n = 0; n < 20; n++) {
      hours.at(start.plusSeconds(n), call("event-" + n, root("AKIAEXAMPLEROOT00001", false)));
    }
    hours.passUntil(start.plusSeconds(300));
    assertEquals(1, world.sent().size());
    world.journal.allowAll();

    hours.passUntil(start.plus(Duration.ofHours(1)));

    List<String> heads = world.sent().stream().map(Notice::headline).toList();
    assertTrue(world.sent().size() <= 3, heads::toString);
    assertEquals(0, hours.waiting());
    assertTrue(heads.getLast().contains("of the same kind followed"), heads::toString);
  }

  @Test
  void alertsOnWhatComesAfterTheBurstInMemory() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, call("event-0", root("AKIAEXAMPLEROOT00001", false)));
    hours.at(start.plusSeconds(30), call("event-1", root("AKIAEXAMPLEROOT00001", false)));
    hours.at(
        start.plus(Duration.ofMinutes(14)), call("event-2", root("AKIAEXAMPLEROOT00001", false)));

    hours.passUntil(start.plus(Duration.ofHours(1)));

    assertEquals(
        List.of("event-0", "event-2"),
        world.sent().stream().map(notice -> notice.id().split("/", 2)[0]).toList());
    assertEquals(3, hours.waiting());
  }

  /// Reads answer and writes are refused: by a policy, or by throttling.
  @Test
  void foldsInMemoryWhereTheLedgerCanOnlyBeRead() {
    world.journal.refuse("ledger.join", PortFailure.Kind.ACCESS_DENIED);
    for (int n = 0; n < 10; n++) {
      hours.at(start.plusSeconds(n), call("event-" + n, root("AKIAEXAMPLEROOT00001", false)));
    }

    hours.passUntil(start.plus(Duration.ofMinutes(10)));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(10, hours.waiting());
  }

  @Test
  void tellsWithoutAClaimWhenTheLedgerFallsSilentMidway() {
    world.journal.refuse("ledger.claimTelling", PortFailure.Kind.UNAVAILABLE);
    hours.at(start, TABLE_DELETED);

    hours.passUntil(start.plusSeconds(100));
    assertEquals(1, world.sent().size());
    world.journal.allowAll();
    hours.passUntil(start.plus(Duration.ofHours(1)));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(1, world.checks.sent().size());
  }

  @Test
  void doesNotRepeatWhatItCouldNotMark() {
    world.journal.refuse("ledger.endTelling", PortFailure.Kind.UNAVAILABLE, 0, 4);
    hours.at(start, TABLE_DELETED);

    hours.passUntil(start.plus(Duration.ofHours(1)));

    assertEquals(1, world.sent().size());
    assertEquals(1, world.second.sent().size());
    assertEquals(0, hours.waiting());
  }
}
