package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.policy.Policy;
import java.util.List;

/// A policy with its verdict.
///
/// - `name`: of the file, `-` for standard input; or of the bucket or queue
/// - `lockout`: calls statements by these names
public record JudgedPolicy(
    String name, Policy policy, OwnedResource resource, StatementNames names, Lockout lockout) {
  /// Returns why, in sentences.
  List<String> why() {
    if (!policy.statements().isEmpty()) {
      return lockout.why();
    }
    return switch (resource.kind()) {
      case BUCKET -> List.of("The bucket has no policy.");
      case QUEUE -> List.of("The queue has no policy.");
    };
  }

  /// Tells whether the policy is about its resource; one without statements cannot be about
  /// another.
  public boolean namesResource() {
    return policy.statements().isEmpty() || new NamedResource(policy, resource).isThere();
  }
}
