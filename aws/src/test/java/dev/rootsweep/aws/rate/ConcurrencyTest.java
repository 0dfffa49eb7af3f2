package dev.rootsweep.aws.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcurrencyTest {
  private final Clock clock = new Clock();
  private final Concurrency concurrency = new Concurrency(60, clock);

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 11", "10, 20", "49, 59", "50, 60", "5000, 60"})
  void growWithEachAnswerUntilAwsThrottles(int answers, int limit) {
    answer("STS", answers, false);

    assertEquals(limit, concurrency.limit());
  }

  @ParameterizedTest
  @CsvSource({"8, 10", "9, 11", "99, 20", "499, 60", "5000, 60"})
  void growWithEveryTenthAnswerAfterwards(int answers, int limit) {
    answer("IAM", 1, true);
    answer("STS", answers, false);

    assertEquals(limit, concurrency.limit());
  }

  @Test
  void neverGrowAboveTheCeiling() {
    Concurrency few = new Concurrency(3, clock);
    for (int call = 0; call < 1000; call++) {
      few.answered("STS", false);
    }

    assertEquals(3, few.limit());
  }

  @Test
  void growWhileFewerThanOneInFiveWereThrottled() {
    for (int round = 0; round < 100; round++) {
      answer("STS", 9, false);
      answer("STS", 1, true);
    }

    assertEquals(60, concurrency.limit());
    assertEquals(100, concurrency.throttled());
  }

  @Test
  void areHalvedAtMostOnceASecondWhenOneInFiveWasThrottled() {
    answer("STS", 500, false);
    answer("STS", 19, true);
    assertEquals(60, concurrency.limit());

    answer("STS", 1, true);
    answer("STS", 50, true);
    assertEquals(30, concurrency.limit());
    clock.now = clock.now.plusMillis(999);
    answer("STS", 1, true);
    assertEquals(30, concurrency.limit());
    clock.now = clock.now.plusMillis(1);
    answer("STS", 1, true);
    assertEquals(15, concurrency.limit());
  }

  @Test
  void areNeverFewerThanTen() {
    for (int second = 0; second < 20; second++) {
      answer("STS", 100, true);
      clock.now = clock.now.plusSeconds(1);
    }

    assertEquals(10, concurrency.limit());
  }

  @Test
  void areJudgedByTheApiThatIsThrottledMost() {
    answer("IAM", 20, true);
    answer("STS", 5000, false);

    assertEquals(10, concurrency.limit());
  }

  @Test
  void growAgainWhenTheThrottlingIsAHundredCallsAgo() {
    answer("STS", 20, true);
    answer("STS", 80, false);
    assertEquals(10, concurrency.limit());

    answer("STS", 110, false);

    assertTrue(concurrency.limit() > 10, () -> "" + concurrency.limit());
  }

  @Test
  void anApiThatNobodyAsksAnyMoreHoldsNothingBack() {
    answer("ORGANIZATIONS", 20, true);
    clock.now = clock.now.plusSeconds(5);

    answer("STS", 500, false);

    assertEquals(60, concurrency.limit());
  }

  @Test
  void aThreadWaitsUntilAnotherReleases() throws Exception {
    Concurrency one = new Concurrency(1, clock);
    one.acquire();
    Thread second = Thread.ofPlatform().start(one::acquire);
    awaitWaiting(second);

    one.release();

    second.join();
  }

  /// The second account begins while a call of the first waits, and a third does not.
  @Test
  void aCallThatWaitsLendsItsPlace() throws Exception {
    Concurrency ten = new Concurrency(60, clock);
    IntStream.range(0, 10).forEach(_ -> ten.acquire());
    clock.during = ten::acquire;

    ten.pause(Duration.ofSeconds(3));

    assertEquals(Duration.ofSeconds(3), clock.paused);
    Thread next = Thread.ofPlatform().start(ten::acquire);
    awaitWaiting(next);
    ten.release();
    awaitWaiting(next);
    ten.release();
    next.join();
  }

  @Test
  void neverLendsAboveTheCeiling() throws Exception {
    Concurrency one = new Concurrency(1, clock);
    one.acquire();
    AtomicReference<Thread> second = new AtomicReference<>();
    clock.during =
        () -> {
          second.set(Thread.ofPlatform().start(one::acquire));
          awaitWaiting(second.get());
        };

    one.pause(Duration.ofSeconds(3));

    one.release();
    second.get().join();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private void answer(String api, int times, boolean throttled) {
    for (int call = 0; call < times; call++) {
      concurrency.answered(api, throttled);
    }
  }

  /// A clock that stands still.
  private static final class Clock implements Time {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private Duration paused = Duration.ZERO;
    private Runnable during = () -> {};

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void pause(Duration duration) {
      paused = paused.plus(duration);
      during.run();
    }
  }
}
