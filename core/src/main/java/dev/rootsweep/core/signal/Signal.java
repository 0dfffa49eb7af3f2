package dev.rootsweep.core.signal;

/// What Rootsweep acts on.
public sealed interface Signal permits AccountSignal, ActivitySignal, OwnMessage {
  /// Returns where it came from.
  Origin origin();
}
