package dev.rootsweep.core.settings;

/// Whether Rootsweep may delete.
public enum Mode {
  /// Looks and says what it would remove.
  OBSERVE,
  /// Removes.
  ENFORCE
}
