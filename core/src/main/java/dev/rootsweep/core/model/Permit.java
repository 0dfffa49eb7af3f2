package dev.rootsweep.core.model;

/// What the ledger answers to a removal that is about to begin.
public sealed interface Permit {

  /// The removal may begin: its intent is open, and its slot is taken.
  record Granted() implements Permit {}

  /// Nothing was written, since removals are paused.
  record Paused(Pause pause) implements Permit {}

  /// Nothing was written, since the check only observes.
  record OnlyObserves() implements Permit {}

  /// Nothing was written, since no slot of the hour is left.
  record NoSlot() implements Permit {}
}
