package dev.rootsweep.core.model;

/// An organization as it describes itself.
///
/// - shape: `id` as in `o-abcde12345`; `allFeatures` tells that it does more than share a bill
public record OrganizationFacts(String id, AccountId managementAccount, boolean allFeatures) {}
