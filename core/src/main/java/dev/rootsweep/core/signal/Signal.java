package dev.rootsweep.core.signal;

/// What Rootsweep acts on.
public sealed interface Signal permits CheckDue, MembershipUnclear {
  /// Returns where it came from.
  Origin origin();
}
