package dev.rootsweep.core.triage;

import static dev.rootsweep.core.fake.Activities.FOREIGN_KEY;
import static dev.rootsweep.core.fake.Activities.call;
import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.Activities.root;
import static dev.rootsweep.core.fake.Activities.session;
import static dev.rootsweep.core.fake.Activities.signIn;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;
import static dev.rootsweep.core.fake.TriageWorld.NOON;
import static dev.rootsweep.core.fake.TriageWorld.OUR_KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Activities;
import dev.rootsweep.core.fake.Hours;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What waits while the ledger does not answer, and how people learn that it does.
class LedgerSilenceTest {
  private static final RootActivity TABLE_DELETED = Activities.tableDeleted();

  private final TriageWorld world = new TriageWorld();
  private final Hours hours = new Hours(world);
  private final Instant start = world.time.now();

  @Test
  void letsASessionWaitThatMayBeOurs() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, call("event-ours", root(OUR_KEY, true)));
    hours.at(start, call("event-foreign", root(FOREIGN_KEY, true)));

    hours.passUntil(start.plusSeconds(299));
    assertEquals(List.of(), world.sent());
    world.journal.allowAll();
    hours.passUntil(start.plusSeconds(299 + 60 + 120));

    assertEquals(
        List.of(ActivityAlertKind.ROOT_SESSION_CALL),
        world.sent().stream().map(Notice::kind).toList());
    assertEquals(Optional.of(NOON), world.ledger.pathSeen(MEMBER));
  }

  @Test
  void saysOnceAfterFiveMinutesThatItCannotTellItsOwnSessions() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    for (int n = 0; n < 30; n++) {
      hours.at(
          start.plusSeconds(n), call("event-" + n, root("ASIAEXAMPLE000000" + (100 + n), true)));
    }

    hours.passUntil(start.plusSeconds(290));
    assertEquals(List.of(), world.sent());
    hours.passUntil(start.plus(Duration.ofHours(2)));

    assertEquals(1, world.sent().size());
    Notice notice = world.sent().getFirst();
    assertEquals(ActivityAlertKind.LEDGER_SILENT, notice.kind());
    assertEquals(Severity.CRITICAL, notice.severity());
    assertEquals(HUB, notice.account());
    assertTrue(notice.facts().contains(new Fact("Silent since", "2026-11-22 12:01:30 UTC")));
    assertTrue(
        notice
            .facts()
            .contains(new Fact("Waiting", "events that this copy of the function received: 30")),
        notice::toString);
    assertEquals(world.sent(), world.second.sent());
  }

  /// A ledger that answers now and then leads to an alert in each quarter of an hour at most.
  @Test
  void saysItAgainFifteenMinutesLaterWhenTheLedgerAnswersNowAndThen() {
    for (int minute = 0; minute < 60; minute += 7) {
      world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
      hours.at(
          start.plus(Duration.ofMinutes(minute)),
          call("event-" + minute, root("ASIAEXAMPLE00000001" + minute, true)));
      hours.passUntil(start.plus(Duration.ofMinutes(minute + 6)));
      world.journal.allowAll();
      hours.passUntil(start.plus(Duration.ofMinutes(minute + 7)));
    }

    List<Instant> told =
        world.sent().stream()
            .filter(notice -> notice.kind() == ActivityAlertKind.LEDGER_SILENT)
            .map(Notice::at)
            .toList();
    assertTrue(told.size() >= 3, told::toString);
    for (int n = 1; n < told.size(); n++) {
      Duration apart = Duration.between(told.get(n - 1), told.get(n));
      assertTrue(apart.toMinutes() >= 15 && apart.toMinutes() <= 22, told::toString);
    }
  }

  @Test
  void saysItThoughTheQueueFailsAsWell() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    world.journal.refuse("activity.send", PortFailure.Kind.UNAVAILABLE);
    RootActivity foreign = call("event-1", root(FOREIGN_KEY, true));

    for (int delivery = 0; delivery < 3; delivery++) {
      assertThrows(PortFailure.class, () -> world.handle(foreign));
      world.time.advance(Duration.ofMinutes(3));
    }

    assertEquals(
        List.of(ActivityAlertKind.LEDGER_SILENT), world.sent().stream().map(Notice::kind).toList());
  }

  @Test
  void saysItAgainInALaterSilence() {
    for (int silence = 0; silence < 3; silence++) {
      Instant begin = start.plus(Duration.ofMinutes(40).multipliedBy(silence));
      world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
      hours.at(begin, call("event-" + silence, root("ASIAEXAMPLE00000010" + silence, true)));
      hours.passUntil(begin.plus(Duration.ofMinutes(10)));
      world.journal.allowAll();
      hours.passUntil(begin.plus(Duration.ofMinutes(30)));
    }

    assertEquals(
        3, world.sent().stream().filter(n -> n.kind() == ActivityAlertKind.LEDGER_SILENT).count());
    assertEquals(
        3,
        world.sent().stream()
            .filter(n -> n.kind() == ActivityAlertKind.LEDGER_SILENT)
            .map(Notice::id)
            .distinct()
            .count());
  }

  @Test
  void triesTheSilenceAgainWhereAChannelFailed() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    world.journal.refuse(HUB + " alert LEDGER_SILENT second", PortFailure.Kind.UNAVAILABLE, 0, 2);
    hours.at(start, call("event-1", root(OUR_KEY, true)));

    hours.passUntil(start.plus(Duration.ofMinutes(20)));

    assertEquals(1, world.sent().size());
    assertEquals(
        world.sent().stream().map(Notice::id).toList(),
        world.second.sent().stream().map(Notice::id).toList());
  }

  @Test
  void keepsTheNoteOfWhatNobodyIsTold() {
    RootActivity.Closed closed =
        new RootActivity.Closed(
            evidence("event-1", MANAGEMENT, role(MANAGEMENT, "admin"), "organizations:Closed"),
            MEMBER);
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.at(start, closed);
    hours.passUntil(start.plusSeconds(60));
    assertEquals(Optional.empty(), world.ledger.seen("closing of " + MEMBER));
    world.journal.allowAll();

    hours.passUntil(start.plusSeconds(200));

    assertTrue(world.ledger.seen("closing of " + MEMBER).isPresent());
    assertEquals(List.of(), world.sent());
  }

  @Test
  void putsAMessageBackBeforeAChannelMayHang() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    Reread waiting =
        new Reread(
            call("event-1", root(OUR_KEY, true)),
            5,
            false,
            Optional.of(Silence.begin(start.minusSeconds(400))));

    world.handle(waiting);

    List<String> calls =
        world.journal.calls().stream()
            .filter(call -> call.startsWith("activity.send") || call.contains(" alert "))
            .toList();
    assertEquals("activity.send Reread", calls.getFirst());
    assertEquals(3, calls.size());
  }

  @Test
  void keepsTheSummaryUntilTheLedgerAnswers() {
    for (int n = 0; n < 3; n++) {
      hours.at(start.plusSeconds(n), call("event-" + n, root("AKIAEXAMPLEROOT00001", false)));
    }
    hours.passUntil(start.plusSeconds(60));
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    hours.passUntil(start.plus(Duration.ofHours(1)));
    assertEquals(1, world.sent().size());
    world.journal.allowAll();

    hours.passUntil(start.plus(Duration.ofHours(2)));

    assertEquals(2, world.sent().size());
    assertEquals(0, hours.waiting());
  }

  @Test
  void givesUpAfterTwelveHoursSoThatAnAlarmSounds() {
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    Reread old =
        new Reread(
            call("event-1", root(OUR_KEY, true)),
            700,
            false,
            Optional.of(Silence.begin(start.minus(Duration.ofHours(12)).minusNanos(1))));

    PortFailure failure = assertThrows(PortFailure.class, () -> world.handle(old));

    assertTrue(failure.told().contains("no answer for 12 hours"), failure::told);
  }

  /// A sweep of 1,000 accounts begins as somebody deletes the table and signs in as root.
  @Test
  void tellsOneHourWithoutLedgerInThreeMessages() {
    world.journal.silenceLedger(PortFailure.Kind.UNEXPECTED);
    hours.at(start, TABLE_DELETED);
    hours.at(start.plusSeconds(30), signIn("event-sign-in", Mfa.NOT_USED));
    for (int n = 0; n < 1000; n++) {
      AccountId account = new AccountId("%012d".formatted(500_000_000_000L + n));
      String key = "ASIAEXAMPLESWEEP%04d".formatted(n);
      world.ledger.issued(account, TaskPolicy.AUDIT, new SessionKey(key, start.plusSeconds(900)));
      hours.at(
          start.plusSeconds(60 + n / 10),
          session("open-" + n, role(HUB, "rootsweep-check"), account, TaskPolicy.AUDIT, key));
      hours.at(
          start.plusSeconds(61 + n / 10),
          new RootActivity.Called(
              evidence(
                  "look-" + n,
                  account,
                  root(account, Optional.of(key), true),
                  "iam:GetAccountSummary")));
    }

    hours.passUntil(start.plus(Duration.ofHours(1)));

    assertEquals(3, world.sent().size());
    assertEquals(ActivityAlertKind.OWN_RESOURCE_CHANGED, world.sent().getFirst().kind());
    assertEquals(
        Set.of(ActivityAlertKind.ROOT_SIGN_IN, ActivityAlertKind.LEDGER_SILENT),
        Set.of(world.sent().get(1).kind(), world.sent().get(2).kind()));
    assertEquals(2002, hours.waiting());

    world.journal.allowAll();
    hours.passUntil(start.plus(Duration.ofHours(2)));

    assertEquals(3, world.sent().size(), "our own sessions stay silent");
    assertEquals(0, hours.waiting());
    assertEquals(
        Set.of(HUB, MEMBER),
        Set.copyOf(world.checks.sent().stream().map(sent -> sent.due().account()).toList()));
  }
}
