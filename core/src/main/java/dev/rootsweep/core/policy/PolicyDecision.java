package dev.rootsweep.core.policy;

import java.util.List;

/// What policies of one kind say about a request.
///
/// - source: IAM User Guide, "How AWS enforcement code logic evaluates requests"
public sealed interface PolicyDecision {
  /// A statement denies it, whatever else allows it.
  record ExplicitDeny(String statement) implements PolicyDecision {}

  /// A statement allows it, and none denies it.
  record Allowed(String statement) implements PolicyDecision {}

  /// No statement matches it.
  record ImplicitDeny() implements PolicyDecision {}

  /// It depends on statements that cannot be understood, each by name and reason.
  record CannotTell(List<String> reasons) implements PolicyDecision {}
}
