package dev.rootsweep.core.signal;

/// An account joined, but the event does not say which: the organization must be listed.
///
/// - source: AWS publishes no sample of AccountJoinedOrganization
public record MembershipUnclear(Origin origin) implements AccountSignal {}
