package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Allowed;
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
    Allowed allowed,
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
    return with(paused, firstSweep, Slot.REFUSED);
  }

  /// Returns the same situation after the ledger said that the check only observes.
  Situation inFirstSweep() {
    return with(paused, true, slot);
  }

  /// Returns the same situation after the ledger said that removals are paused.
  Situation pausedBy(String why) {
    return with(Optional.of(why), firstSweep, slot);
  }

  /// Returns the same situation with the two flags of the deployment as they were read.
  Situation with(Optional<String> pause, boolean first) {
    return with(pause, first, slot);
  }

  private Situation with(Optional<String> pause, boolean first, Slot answer) {
    return new Situation(
        now,
        posture,
        standing,
        allowed,
        joinedAt,
        pause,
        exemptions,
        first,
        mode,
        drift,
        recentUse,
        answer);
  }
}
