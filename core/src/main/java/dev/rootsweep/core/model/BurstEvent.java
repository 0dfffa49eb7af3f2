package dev.rootsweep.core.model;

import java.time.Instant;

/// One event of a burst: the account that it is about, and the call, as in `iam:CreateAccessKey`.
public record BurstEvent(String eventId, AccountId account, Instant at, String call) {}
