package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a root user held before each change. It keeps every change, whether or not anything lags
/// behind at the moment, so that a view is right whatever lag somebody sets later.
final class Past {

  private final List<Change> changes = new ArrayList<>(0);

  void change(Instant at, Holdings before) {
    changes.add(new Change(at, before));
  }

  /// Lets what was changed so far count as changed long ago.
  void forget() {
    changes.clear();
  }

  /// What a call sees that is behind by that lag. A change becomes visible when the lag is over,
  /// and never before an earlier change, so a view with a constant lag never goes back.
  Holdings seen(Instant now, Duration lag, Holdings held) {
    if (lag.isZero()) {
      return held;
    }
    return changes.stream()
        .filter(change -> Duration.between(change.at(), now).compareTo(lag) < 0)
        .map(Change::before)
        .findFirst()
        .orElse(held);
  }

  private record Change(Instant at, Holdings before) {}
}
