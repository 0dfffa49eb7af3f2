package dev.rootsweep.core.model;

/// What became of the wish to tell something through a channel.
public enum AlertClaim {
  /// It is the caller's to tell now.
  TAKEN,
  /// Somebody else is about to tell it, or died at it.
  HELD,
  /// It was told.
  TOLD
}
