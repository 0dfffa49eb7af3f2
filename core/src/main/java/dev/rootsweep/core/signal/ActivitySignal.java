package dev.rootsweep.core.signal;

/// What the activity queue brings.
public sealed interface ActivitySignal extends Signal permits RootActivity, Delayed, Heartbeat {}
