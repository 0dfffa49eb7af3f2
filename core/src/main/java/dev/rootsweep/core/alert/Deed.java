package dev.rootsweep.core.alert;

/// One of the things that are done once for a name, such as the sending through one channel.
///
/// - shape: `channel` is what it is remembered by; `unclaimed` tells that it is also done where the
///   ledger does not take the claim; `done` that it was done before, without the ledger, and is
///   only to be marked
public record Deed(String channel, Runnable work, boolean unclaimed, boolean done) {

  /// Makes one that is done under a claim alone.
  public static Deed claimed(String channel, Runnable work) {
    return new Deed(channel, work, false, false);
  }

  /// Makes one that is done also where the ledger does not take the claim.
  static Deed anyway(String channel, Runnable work) {
    return new Deed(channel, work, true, false);
  }

  /// Returns the same as one that was done before.
  Deed asDone() {
    return new Deed(channel, () -> {}, true, true);
  }
}
