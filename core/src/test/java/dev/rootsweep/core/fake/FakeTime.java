package dev.rootsweep.core.fake;

import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves only when somebody waits or a test says so.
public final class FakeTime implements Time {
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now;

  public FakeTime(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration duration) {
    pauses.add(duration);
    now = now.plus(duration);
  }

  /// Lets time pass without anybody waiting for it.
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /// Returns the waits that were asked for.
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
