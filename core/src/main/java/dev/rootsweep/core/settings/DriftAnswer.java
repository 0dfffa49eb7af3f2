package dev.rootsweep.core.settings;

/// What to do with credentials that came back to an account verified bare before.
public enum DriftAnswer {
  REMOVE,
  HOLD
}
