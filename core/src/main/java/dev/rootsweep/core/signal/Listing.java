package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountState;
import java.time.Instant;

/// What ListAccounts said of an account when a sweep passed it.
public record Listing(String sweep, AccountState state, Instant joinedAt, Instant readAt) {}
