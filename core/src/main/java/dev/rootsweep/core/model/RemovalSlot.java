package dev.rootsweep.core.model;

import java.time.Instant;

/// One of the removals that a clock hour allows.
///
/// - shape: `hour` is the beginning of the hour; at most `cap` slots of it are given
public record RemovalSlot(Instant hour, int cap) {}
