package dev.rootsweep.core.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.FakeAlerts;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.fake.WatchedLedger;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.PortFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One notice through five channels, and a deed that goes with it.
class OnceOnlyTest {
  private static final Notice NOTICE = Notices.signIn(Severity.CRITICAL);
  private static final String CALL = NOTICE.account() + " alert " + NOTICE.kind();
  private static final int CHANNELS = 5;

  private final Journal journal = new Journal();
  private final MemoryLedger ledger = new MemoryLedger();
  private final FakeTime time = new FakeTime(Notices.NOW);
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger checks = new AtomicInteger();
  private final List<FakeAlerts> channels =
      IntStream.rangeClosed(1, CHANNELS)
          .mapToObj(number -> new FakeAlerts(journal, "channel" + number))
          .toList();
  private final Delivery delivery = delivery(Runnable::run);

  @Test
  void asksTheLedgerTwice() {
    Delivered delivered = send(delivery);

    assertEquals(
        List.of(
            "ledger.claimTelling channel1 channel2 channel3 channel4 channel5 check",
            "ledger.endTelling channel1 channel2 channel3 channel4 channel5 check"),
        journal.calls("ledger"));
    assertEquals(
        Set.of("channel1", "channel2", "channel3", "channel4", "channel5", "check"),
        delivered.done());
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  @Test
  void triesTheOneAgainThatFailedAndNoOther() {
    journal.refuse(CALL + " channel3", PortFailure.Kind.THROTTLED, 0, 1);

    Delivered first = send(delivery);
    Delivered second = send(delivery);
    Delivered third = send(delivery);

    assertEquals(PortFailure.Kind.THROTTLED, first.failure().orElseThrow().kind());
    assertEquals(Set.of(), first.unmarked());
    assertEquals(Set.of("channel3"), second.done());
    assertEquals(Delivered.before(), third);
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  /// However long each took.
  @Test
  void namesTheFailureOfTheFirstInTheList() {
    journal.refuse(CALL + " channel4", PortFailure.Kind.THROTTLED);
    journal.refuse(CALL + " channel2", PortFailure.Kind.ACCESS_DENIED);

    for (int times = 0; times < 20; times++) {
      assertEquals(
          PortFailure.Kind.ACCESS_DENIED,
          send(delivery(Thread::startVirtualThread)).failure().orElseThrow().kind());
    }
    assertEquals(List.of(1, 0, 1, 0, 1, 1), sent());
  }

  @Test
  void servesAllAtTheSameTime() {
    CountDownLatch others = new CountDownLatch(CHANNELS);
    Alerts waiting = new Waiting(others);
    List<Alerts> all =
        Stream.concat(
                Stream.of(waiting), channels.stream().map(channel -> new Counting(channel, others)))
            .toList();

    Delivered delivered = new Delivery(once(Thread::startVirtualThread), all).send(NOTICE);

    assertTrue(delivered.done().contains("waiting"), delivered::toString);
  }

  @Test
  void twoAtOnceTellOnce() throws InterruptedException {
    List<Thread> both =
        IntStream.range(0, 2)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> send(delivery(Runnable::run))))
            .toList();
    for (Thread one : both) {
      one.join();
    }

    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  @Test
  void whoComesMeanwhileFindsAllOfItHeld() {
    Delivered[] other = new Delivered[1];
    journal.after(CALL + " channel2", () -> other[0] = send(delivery));

    send(delivery);

    assertEquals(Set.of(), other[0].done());
    assertTrue(other[0].held());
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  @Test
  void sendsWhatMayBeSentWhereTheLedgerTakesNoClaim() {
    journal.refuse("ledger.claimTelling", PortFailure.Kind.UNAVAILABLE, 0, 1);

    Delivered first = send(delivery);
    assertEquals(List.of(1, 1, 1, 1, 1, 0), sent());
    Delivered second = delivery.sendAnyway(NOTICE, first.unmarked(), List.of(check()));

    assertEquals(Set.of("check"), second.done());
    assertEquals(Set.of(), second.unmarked());
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
    assertEquals(Delivered.before(), send(delivery));
  }

  @Test
  void repeatsNothingWhereTheLedgerTakesNoMark() {
    journal.refuse("ledger.endTelling", PortFailure.Kind.UNAVAILABLE, 0, 1);
    journal.refuse(CALL + " channel5", PortFailure.Kind.THROTTLED, 0, 1);

    Delivered first = send(delivery);
    time.advance(OnceOnly.CLAIM_LASTS);
    Delivered second = delivery.sendAnyway(NOTICE, first.unmarked(), List.of(check()));

    assertEquals(Set.of("channel1", "channel2", "channel3", "channel4", "check"), first.unmarked());
    assertEquals(Set.of("channel5"), second.done());
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  @Test
  void whoDiesBetweenClaimAndSendingLosesNothing() {
    journal.crashAtCall(CALL + " channel1");
    assertThrows(Crash.class, () -> send(delivery));
    journal.revive();
    assertEquals(List.of(0, 0, 0, 0, 0, 0), sent());

    assertTrue(send(delivery).held());
    time.advance(OnceOnly.CLAIM_LASTS);
    Delivered again = send(delivery);

    assertFalse(again.held());
    assertEquals(List.of(1, 1, 1, 1, 1, 1), sent());
  }

  @Test
  void whoDiesBetweenSendingAndMarkingRepeatsOnce() {
    journal.crashAtCall("ledger.endTelling");
    assertThrows(Crash.class, () -> send(delivery));
    journal.revive();
    time.advance(OnceOnly.CLAIM_LASTS);

    send(delivery);
    send(delivery);

    assertEquals(List.of(2, 2, 2, 2, 2, 2), sent());
  }

  /// A process that was suspended after its claim had ended gives nothing of another's back.
  @Test
  void whoComesLateTakesNoClaimAway() {
    journal.refuse(CALL + " channel2", PortFailure.Kind.UNAVAILABLE);
    Delivered[] other = new Delivered[1];
    journal.after(
        CALL + " channel1",
        () -> {
          time.advance(OnceOnly.CLAIM_LASTS);
          ledger.claimTelling(
              NOTICE.id(),
              Set.of("channel2"),
              "another",
              time.now(),
              time.now().plus(OnceOnly.CLAIM_LASTS));
        });

    send(delivery);
    other[0] = send(delivery);

    assertTrue(other[0].held());
    assertEquals(Set.of(), other[0].done());
    assertEquals(List.of(1, 0, 1, 1, 1, 1), sent());
  }

  private Delivered send(Delivery by) {
    return by.sendAnyway(NOTICE, Set.of(), List.of(check()));
  }

  private Deed check() {
    return Deed.claimed("check", () -> journal.run("queue", checks::incrementAndGet));
  }

  private Delivery delivery(Executor threads) {
    return new Delivery(once(threads), List.copyOf(channels));
  }

  private OnceOnly once(Executor threads) {
    return new OnceOnly(
        new WatchedLedger(journal, ledger), time, () -> "owner-" + ids.incrementAndGet(), threads);
  }

  /// Returns how often each channel sent it, and how often the check was queued.
  private List<Integer> sent() {
    return IntStream.concat(
            channels.stream().mapToInt(channel -> channel.sent().size()),
            IntStream.of(checks.get()))
        .boxed()
        .toList();
  }

  /// A channel that sends when all others have sent.
  private record Waiting(CountDownLatch others) implements Alerts {
    @Override
    public String channel() {
      return "waiting";
    }

    @Override
    public void send(Notice notice) {
      try {
        others.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// A channel that says when it has sent.
  private record Counting(FakeAlerts inner, CountDownLatch others) implements Alerts {
    @Override
    public String channel() {
      return inner.channel();
    }

    @Override
    public void send(Notice notice) {
      inner.send(notice);
      others.countDown();
    }
  }
}
