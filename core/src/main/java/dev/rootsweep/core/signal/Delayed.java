package dev.rootsweep.core.signal;

/// A message that Rootsweep sends to itself, to come back later.
public sealed interface Delayed extends ActivitySignal permits Reread, BurstEnded {}
