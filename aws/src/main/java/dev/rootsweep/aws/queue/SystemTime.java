package dev.rootsweep.aws.queue;

import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;

/// The machine's clock.
public final class SystemTime implements Time {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure(PortFailure.Kind.UNAVAILABLE, "waiting", "interrupted", e);
    }
  }
}
