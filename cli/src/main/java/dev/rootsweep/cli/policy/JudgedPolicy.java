package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.policy.Policy;
import java.util.List;

/// A policy with its verdict.
///
/// - `name`: of the file, `-` for standard input; or of the bucket or queue
public record JudgedPolicy(String name, Policy policy, OwnedResource resource, Lockout lockout) {
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

  /// Tells whether there is a statement of that name in the policy: other names are places.
  boolean isSid(String statement) {
    return policy.statements().stream()
        .anyMatch(one -> one.sid().filter(statement::equals).isPresent());
  }
}
