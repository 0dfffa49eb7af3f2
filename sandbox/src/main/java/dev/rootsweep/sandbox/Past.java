package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one account's numbers were before each of their changes.
final class Past {

  private final List<Change> changes = new ArrayList<>(0);

  void change(Instant at, Numbers before) {
    changes.add(new Change(at, before));
  }

  /// The numbers at that time, if they have changed since.
  Numbers at(Instant time, Numbers now) {
    return changes.stream()
        .filter(change -> change.at().isAfter(time))
        .map(Change::before)
        .findFirst()
        .orElse(now);
  }

  private record Change(Instant at, Numbers before) {}
}
