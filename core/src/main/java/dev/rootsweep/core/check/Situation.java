package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything the decision depends on.
///
/// - shape: `joinedAt` names the present membership; `exemptions` are those that speak of this
///   account, expired or not; `paused` says why removals are paused, empty when they are not
record Situation(
    Instant now,
    RootPosture posture,
    Standing standing,
    Instant joinedAt,
    Optional<String> paused,
    List<Exemption> exemptions,
    boolean firstSweep,
    Mode mode,
    DriftAnswer drift,
    Duration recentUse,
    Slot slot) {

  /// What is known of a removal slot.
  enum Slot {
    NOT_ASKED,
    REFUSED
  }

  /// Returns the same situation after the ledger refused a slot.
  Situation withoutSlot() {
    return with(paused, Slot.REFUSED);
  }

  /// Returns the same situation after the ledger said that removals are paused.
  Situation pausedBy(String why) {
    return with(Optional.of(why), slot);
  }

  private Situation with(Optional<String> pause, Slot answer) {
    return new Situation(
        now,
        posture,
        standing,
        joinedAt,
        pause,
        exemptions,
        firstSweep,
        mode,
        drift,
        recentUse,
        answer);
  }
}
