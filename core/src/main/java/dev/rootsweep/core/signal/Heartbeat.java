package dev.rootsweep.core.signal;

/// The synthetic event that goes in at the bus once a day, and must come out as a metric.
public record Heartbeat(Origin origin) implements ActivitySignal {}
