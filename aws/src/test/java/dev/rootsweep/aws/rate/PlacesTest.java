package dev.rootsweep.aws.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private final Clock clock = new Clock();
  private final Places places = new Places(60, clock);

  @ParameterizedTest
  @CsvSource({"0, 10", "9, 10", "10, 11", "100, 20", "500, 60", "5000, 60"})
  void growWithWhatAwsAnswers(int answers, int limit) {
    answer("STS", answers, false);

    assertEquals(limit, places.limit());
  }

  @Test
  void neverGrowAboveTheCeiling() {
    Places few = new Places(3, clock);
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

    assertEquals(60, places.limit());
    assertEquals(100, places.throttled());
  }

  @Test
  void areHalvedAtMostOnceASecondWhenOneInFiveWasThrottled() {
    answer("STS", 500, false);
    answer("STS", 19, true);
    assertEquals(60, places.limit());

    answer("STS", 1, true);
    answer("STS", 50, true);
    assertEquals(30, places.limit());
    clock.now = clock.now.plusMillis(999);
    answer("STS", 1, true);
    assertEquals(30, places.limit());
    clock.now = clock.now.plusMillis(1);
    answer("STS", 1, true);
    assertEquals(15, places.limit());
  }

  @Test
  void areNeverFewerThanTen() {
    for (int second = 0; second < 20; second++) {
      answer("STS", 100, true);
      clock.now = clock.now.plusSeconds(1);
    }

    assertEquals(10, places.limit());
  }

  @Test
  void areJudgedByTheApiThatIsThrottledMost() {
    answer("IAM", 20, true);
    answer("STS", 5000, false);

    assertEquals(10, places.limit());
  }

  @Test
  void growAgainWhenTheThrottlingIsAHundredCallsAgo() {
    answer("STS", 20, true);
    answer("STS", 80, false);
    assertEquals(10, places.limit());

    answer("STS", 110, false);

    assertTrue(places.limit() > 10, () -> "" + places.limit());
  }

  @Test
  void areTakenOneByOneUntilAllAreTaken() throws Exception {
    Places one = new Places(1, clock);
    one.take();
    CountDownLatch taken = new CountDownLatch(1);
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> second =
          thread.submit(
              () -> {
                one.take();
                taken.countDown();
              });
      assertEquals(1, taken.getCount());
      one.giveBack();
      second.get();
    }
    assertEquals(0, taken.getCount());
  }

  /// The second account begins while a call of the first waits, and no third.
  @Test
  void areLentWhileACallWaits() throws Exception {
    Places one = new Places(1, clock);
    one.take();
    clock.during = () -> one.take();

    one.pause(Duration.ofSeconds(3));

    assertEquals(Duration.ofSeconds(3), clock.paused);
    one.giveBack();
    one.giveBack();
    one.take();
  }

  private void answer(String api, int times, boolean throttled) {
    for (int call = 0; call < times; call++) {
      places.answered(api, throttled);
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
