package dev.rootsweep.core.model;

import java.time.Instant;

/// One event of a burst, and the account that it is about.
public record BurstEvent(String eventId, AccountId account, Instant at) {}
