package dev.rootsweep.cli.stage;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that is put forward instead of waited for: a show need not last as long as its delays.
public final class StageTime implements Time {
  private final InstantSource clock;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /// Makes it over a clock, which may stand still.
  public StageTime(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant().plus(ahead.get());
  }

  @Override
  public void pause(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }
}
