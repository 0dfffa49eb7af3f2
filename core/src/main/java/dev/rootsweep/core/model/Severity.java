package dev.rootsweep.core.model;

/// How urgent a notice is; the first is the most urgent.
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  INFO
}
