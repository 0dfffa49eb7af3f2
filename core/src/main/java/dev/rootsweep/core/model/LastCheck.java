package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.Optional;

/// How the last recorded check of an account ended.
///
/// - shape: `outcome` is the name of the outcome; `fingerprint` is equal for two checks that would
///   tell people the same; `posture` is what was seen last, by this check or by an earlier one that
///   could see; `joinedAt` is the membership; `bareIn` the membership in which the account was last
///   verified bare
public record LastCheck(
    Instant at,
    String outcome,
    String fingerprint,
    Optional<RootPosture> posture,
    Optional<Instant> joinedAt,
    Optional<Instant> bareIn) {}
