package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.LockoutRules;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.policy.Policy;
import java.time.Instant;

/// A policy and what it belongs to.
///
/// - `name`: of the file, `-` for standard input; or of the bucket or queue
/// - `policy`: without statements where the bucket or queue has none
public record OwnedPolicy(String name, Policy policy, OwnedResource resource) {
  /// Judges it.
  public JudgedPolicy judged(Instant now) {
    StatementNames names = StatementNames.of(policy);
    return new JudgedPolicy(
        name, policy, resource, names, LockoutRules.judge(names.policyWithNames(), resource, now));
  }
}
