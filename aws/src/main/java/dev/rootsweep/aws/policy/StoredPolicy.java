package dev.rootsweep.aws.policy;

import dev.rootsweep.core.model.AccountId;
import java.util.Optional;

/// What AWS answers to the question for the policy of a bucket or a queue.
public sealed interface StoredPolicy {
  /// It is there.
  ///
  /// - shape: `arn` and `account`, of the bucket or queue and of its owner; `text`, the policy;
  ///   empty where it has none
  record Found(String arn, AccountId account, Optional<String> text) implements StoredPolicy {}

  /// There is no such bucket or queue.
  record Missing() implements StoredPolicy {}

  /// The caller may not read the policy, or the owner is another account: AWS does not tell which.
  ///
  /// - shape: `said`, in AWS's words, fit to be shown
  record Denied(String said) implements StoredPolicy {}
}
