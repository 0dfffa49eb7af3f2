package dev.rootsweep.core.signal;

/// What the check queue brings.
public sealed interface AccountSignal extends Signal permits CheckMessage, MembershipUnclear {}
