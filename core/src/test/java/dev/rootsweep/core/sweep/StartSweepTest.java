package dev.rootsweep.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.FakeDirectory;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Subscriptions;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.SweepDue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartSweepTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Instant JOINED = NOW.minusSeconds(1_000_000);
  private static final AccountId MANAGEMENT = new AccountId("888888888888");
  private static final AccountId HUB = new AccountId("999999999999");
  private static final Origin ORIGIN = new Origin("sweep-1", HUB, "us-east-1", NOW);

  private static final Map<Setting, String> RULES = Map.of(Setting.DRIFT, "hold");

  private Subscriptions subscriptions = Subscriptions.NONE;
  private final Journal journal = new Journal();
  private final Ledger ledger = new WatchedLedger(journal, new MemoryLedger());
  private final FakeDirectory directory = new FakeDirectory(journal);
  private final FakeAlerts bus = new FakeAlerts(journal);
  private final FakeQueue queue = new FakeQueue(journal);

  @Test
  void queuesEveryActiveMemberWithWhatTheListSaid() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.ACTIVE);
    put(member(2), AccountState.ACTIVE);

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(List.of(check(member(1)), check(member(2))), queued());
    assertEquals(
        new SweepOutcome.Queued(
            "sweep-1",
            true,
            new SweepOutcome.Count(3, 2, 1, Map.of()),
            new Stock(0, 0, 0, 0),
            List.of()),
        outcome);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
  void countsAndPassesOverWhatCannotBeSeen(AccountState state) {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), state);

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(List.of(), queued());
    assertEquals(Map.of(state, 1), outcome.count().passedOver());
    assertEquals(2, outcome.count().listed());
  }

  @Test
  void countsTheAccountsOfEachStateApart() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.SUSPENDED);
    put(member(2), AccountState.CLOSED);
    put(member(3), AccountState.SUSPENDED);

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(
        Map.of(AccountState.SUSPENDED, 2, AccountState.CLOSED, 1), outcome.count().passedOver());
  }

  /// A process that dies over a long list has queued most of it.
  @Test
  void queuesChecksWhileItStillReadsTheList() {
    put(MANAGEMENT, AccountState.ACTIVE);
    for (int number = 1; number <= 31; number++) {
      put(member(number), AccountState.ACTIVE);
    }
    AtomicInteger queuedAtTheLast = new AtomicInteger();

    sweep(
        "sweep-1",
        () -> {
          queuedAtTheLast.set(queue.sent().size());
          return false;
        });

    assertTrue(queuedAtTheLast.get() > 0);
  }

  @Test
  void queuesEachOfManyOnce() {
    put(MANAGEMENT, AccountState.ACTIVE);
    for (int number = 1; number <= 31; number++) {
      put(member(number), AccountState.ACTIVE);
    }

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(31, queued().stream().map(CheckDue::account).distinct().count());
    assertEquals(31, queued().size());
    assertEquals(31, outcome.count().queued());
  }

  @Test
  void isTheFirstSweepAlsoWhenItIsStartedAgain() {
    put(MANAGEMENT, AccountState.ACTIVE);

    assertTrue(sweep("sweep-1").first());
    assertFalse(sweep("sweep-2").first());
    assertTrue(sweep("sweep-1").first());
  }

  @Test
  void isTheFirstSweepAsLongAsNoneWasListedToItsEnd() {
    put(member(1), AccountState.ACTIVE);
    assertThrows(PortFailure.class, () -> sweep("sweep-1"));
    put(MANAGEMENT, AccountState.ACTIVE);
    assertTrue(sweep("sweep-2", () -> true).first());

    assertTrue(sweep("sweep-3").first());
    assertFalse(sweep("sweep-4").first());
  }

  @Test
  void saysThatItIsCutShortWhenTheTimeIsUp() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.ACTIVE);
    put(member(2), AccountState.ACTIVE);
    AtomicInteger asked = new AtomicInteger();

    SweepOutcome outcome = sweep("sweep-1", () -> asked.incrementAndGet() > 2);

    assertEquals(List.of(check(member(1))), queued());
    assertEquals(
        new SweepOutcome.CutShort("sweep-1", true, new SweepOutcome.Count(2, 1, 1, Map.of())),
        outcome);
  }

  @Test
  void failsOverAListThatCannotBeWhole() {
    put(member(1), AccountState.ACTIVE);

    PortFailure failure = assertThrows(PortFailure.class, () -> sweep("sweep-1"));

    assertTrue(failure.told().contains("lacks the management account"), failure.told());
    assertEquals(List.of(check(member(1))), queued());
  }

  @Test
  void queuesTheChecksAlsoWhenTheLedgerCannotBeCounted() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.ACTIVE);
    journal.refuse("ledger.keptAccounts", PortFailure.Kind.UNAVAILABLE);

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(List.of(check(member(1))), queued());
    assertTrue(outcome instanceof SweepOutcome.Uncounted, outcome.toString());
    assertFalse(sweep("sweep-2").first());
  }

  @Test
  void notesTheRulesForThoseWhoCheckByHand() {
    put(MANAGEMENT, AccountState.ACTIVE);

    sweep("sweep-1");

    assertEquals(RULES, ledger.rules());
  }

  @Test
  void countsWhoIsNotSubscribed() {
    put(MANAGEMENT, AccountState.ACTIVE);
    subscriptions =
        () ->
            List.of(
                topic("one", 1, 1, 0),
                topic("two", 3, 3, 2),
                topic("three", 1, 0, 1),
                topic("four", 1, 0, 0),
                topic("deleted", 2, 1, 0));

    SweepOutcome outcome = sweep("sweep-1");

    assertTrue(
        outcome instanceof SweepOutcome.Queued queued && queued.missingSubscriptions() == 5,
        outcome.toString());
  }

  @Test
  void alertsOnceForAllThatIsMissing() {
    put(MANAGEMENT, AccountState.ACTIVE);
    subscriptions = () -> List.of(topic("whole", 1, 2, 0), topic("deleted", 2, 1, 0));

    sweep("sweep-1");

    Notice alert = bus.sent().getFirst();
    assertEquals(1, bus.sent().size());
    assertEquals(CheckAlertKind.SUBSCRIPTIONS_MISSING, alert.kind());
    assertTrue(
        alert.facts().contains(Fact.line("deleted: 1 of 2 subscriptions confirmed")),
        alert.facts().toString());
    assertFalse(alert.toString().contains("whole"), alert.toString());
  }

  @Test
  void alertsOfNothingWhereNoneIsMissing() {
    put(MANAGEMENT, AccountState.ACTIVE);
    subscriptions = () -> List.of(topic("one", 1, 1, 0));

    sweep("sweep-1");

    assertEquals(List.of(), bus.sent());
  }

  /// The alert is no reason to queue nothing, and the failure makes Lambda try again.
  @Test
  void countsNoSweepAsWholeWhoseAlertWasNotSent() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.ACTIVE);
    subscriptions = () -> List.of(topic("one", 1, 0, 0));
    journal.refuse(HUB + " alert SUBSCRIPTIONS_MISSING", PortFailure.Kind.UNAVAILABLE);

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(List.of(check(member(1))), queued());
    assertTrue(outcome instanceof SweepOutcome.Uncounted, outcome.toString());
  }

  @Test
  void queuesTheChecksAlsoWhenTheSubscriptionsCannotBeCounted() {
    put(MANAGEMENT, AccountState.ACTIVE);
    put(member(1), AccountState.ACTIVE);
    subscriptions =
        () -> {
          throw new PortFailure(PortFailure.Kind.ACCESS_DENIED, "sns", "denied", null);
        };

    SweepOutcome outcome = sweep("sweep-1");

    assertEquals(List.of(check(member(1))), queued());
    assertTrue(
        outcome instanceof SweepOutcome.Uncounted uncounted && uncounted.stock().isPresent(),
        outcome.toString());
  }

  private SweepOutcome sweep(String id) {
    return sweep(id, () -> false);
  }

  private SweepOutcome sweep(String id, BooleanSupplier timeIsUp) {
    return new StartSweep(
            directory,
            ledger,
            queue,
            new SubscriptionWatch(subscriptions, List.of(bus), HUB),
            RULES,
            new FakeTime(NOW))
        .handle(new SweepDue(new Origin(id, HUB, "us-east-1", NOW)), timeIsUp);
  }

  private void put(AccountId id, AccountState state) {
    directory.put(new Account(id, "name", state, JoinedMethod.INVITED, JOINED, MANAGEMENT));
  }

  private static TopicSubscriptions topic(String name, int wanted, int confirmed, int pending) {
    return new TopicSubscriptions(
        "arn:aws:sns:us-east-1:%s:%s".formatted(HUB, name), wanted, confirmed, pending);
  }

  private static AccountId member(int number) {
    return new AccountId("%012d".formatted(number));
  }

  private static CheckDue check(AccountId account) {
    return CheckDue.swept(
        account, new Listing("sweep-1", "name", AccountState.ACTIVE, JOINED, NOW), ORIGIN);
  }

  private List<CheckDue> queued() {
    return queue.sent().stream().map(FakeQueue.Sent::due).toList();
  }
}
