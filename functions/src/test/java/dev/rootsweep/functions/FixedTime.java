package dev.rootsweep.functions;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still; a pause puts it forward and takes no time.
public final class FixedTime implements Time {
  private final AtomicReference<Instant> now;

  public FixedTime(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  @Override
  public Instant now() {
    return now.get();
  }

  @Override
  public void pause(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
