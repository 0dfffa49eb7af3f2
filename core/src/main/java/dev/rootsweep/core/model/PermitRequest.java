package dev.rootsweep.core.model;

import java.time.Instant;
import java.util.Optional;

/// A removal that asks for the ledger's permit.
///
/// - shape: `owner` holds the claim on the account at `now`; `slot` is empty where none is needed;
///   `unasked` is empty where somebody asked for the check by name
public record PermitRequest(
    Intent intent,
    String owner,
    Instant now,
    Optional<RemovalSlot> slot,
    Optional<Unasked> unasked) {}
