package dev.rootsweep.core.model;

import java.time.Instant;

/// One event of a burst.
///
/// - shape: `account` is the one that it is about; `call` as in `iam:CreateAccessKey`; `key` the
///   long-term access key that was used, or empty; `address` where the call came from; `object`
///   what it touched, or empty
public record BurstEvent(
    String eventId,
    AccountId account,
    Instant at,
    String call,
    String key,
    String address,
    String object) {}
