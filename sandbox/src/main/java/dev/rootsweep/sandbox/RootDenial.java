package dev.rootsweep.sandbox;

import java.util.Set;

/// A service control policy that denies root users everything.
///
/// - `exemptsAssumedRoot`: root sessions are exempt (a `Null` condition on `aws:AssumedRoot`)
/// - `targets`: ids of accounts, OUs or the organization's root that it is attached to
public record RootDenial(String name, boolean exemptsAssumedRoot, Set<String> targets) {

  public RootDenial {
    targets = Set.copyOf(targets);
  }
}
