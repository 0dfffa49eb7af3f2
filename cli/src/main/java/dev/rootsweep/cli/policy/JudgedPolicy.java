package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.policy.Policy;

/// A policy with its verdict.
///
/// - `name`: of the file, `-` for standard input
public record JudgedPolicy(String name, Policy policy, OwnedResource resource, Lockout lockout) {
  /// Tells whether there is a statement of that name in the policy: other names are places.
  boolean isSid(String statement) {
    return policy.statements().stream()
        .anyMatch(one -> one.sid().filter(statement::equals).isPresent());
  }
}
