package dev.rootsweep.core.settings;

/// What to do with credentials that came back to an account verified clean before.
public enum DriftAnswer {
  REMOVE,
  HOLD
}
