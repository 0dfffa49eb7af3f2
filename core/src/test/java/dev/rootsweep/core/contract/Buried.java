package dev.rootsweep.core.contract;

/// A message that was put aside, with the reason.
public record Buried(String message, String reason) {}
