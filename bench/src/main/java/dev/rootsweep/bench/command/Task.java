package dev.rootsweep.bench.command;

/// What a tool does.
enum Task {
  /// Look at every member account.
  AUDIT,

  /// Look at one account, [GeneratedOrganization#CLEAN_ACCOUNT].
  AUDIT_ONE,

  /// Look at every member account and remove what is there.
  REMOVE,

  /// The same, by the functions that are deployed.
  SWEEP;

  boolean removes() {
    return this == REMOVE || this == SWEEP;
  }
}
