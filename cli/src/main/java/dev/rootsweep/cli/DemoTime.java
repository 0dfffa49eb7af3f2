package dev.rootsweep.cli;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, put forward instead of waiting: a show need not last as long as its delays.
final class DemoTime implements Time {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant now() {
    return Instant.now().plus(ahead.get());
  }

  @Override
  public void pause(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }
}
