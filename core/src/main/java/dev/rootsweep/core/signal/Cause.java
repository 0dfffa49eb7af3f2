package dev.rootsweep.core.signal;

/// Why an account is checked.
public enum Cause {
  CREATED,
  JOINED,
  RECONCILED,
  DEPARTED,
  CLOSED,
  SWEEP,
  ROOT_USE,
  ROOT_USE_AGAIN,
  LEASE_ENDED,
  APPROVED,
  REQUESTED;

  /// Tells whether the account is expected to become a member shortly.
  public boolean announcesMember() {
    return this == CREATED || this == JOINED;
  }

  /// Tells whether the summary is not to be trusted, because somebody may just have changed it.
  public boolean readsEverything() {
    return this == ROOT_USE || this == ROOT_USE_AGAIN;
  }
}
