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
    GRANTED,
    REFUSED
  }

  Situation withSlot(Slot answer) {
    return new Situation(
        now,
        posture,
        standing,
        joinedAt,
        paused,
        exemptions,
        firstSweep,
        mode,
        drift,
        recentUse,
        answer);
  }
}
