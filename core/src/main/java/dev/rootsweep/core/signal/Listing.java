package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountState;
import java.time.Instant;

/// What Organizations said of an account when a sweep passed it, or when a person asked.
///
/// - shape: `sweep` is the id of the sweep, or of the run by hand
public record Listing(String sweep, AccountState state, Instant joinedAt, Instant readAt) {}
