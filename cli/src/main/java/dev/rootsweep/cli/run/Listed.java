package dev.rootsweep.cli.run;

/// How many accounts are listed so far, and whether these are all.
public record Listed(int accounts, boolean whole) {
  /// Returns a list that is whole.
  static Listed whole(int accounts) {
    return new Listed(accounts, true);
  }
}
