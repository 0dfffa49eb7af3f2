package dev.rootsweep.aws.event;

import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity;
import java.util.Optional;

/// Knows some kinds of record.
interface ActivityReader {
  /// Says what a record means; empty when it is of no kind that this reader knows.
  Optional<Decoded<ActivitySignal>> read(TrailRecord record);

  /// Says that a record means an activity.
  static Optional<Decoded<ActivitySignal>> understood(RootActivity activity) {
    return Optional.of(new Decoded.Understood<>(activity));
  }

  /// Says that a record is known, and of no interest.
  static Optional<Decoded<ActivitySignal>> ignored(String reason) {
    return Optional.of(new Decoded.Ignored<>(reason));
  }
}
