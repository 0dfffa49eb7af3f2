package dev.rootsweep.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the statements of policies say about a request, all of them together.
///
/// - source: IAM User Guide, "How AWS enforcement code logic evaluates requests"
public final class PolicyRules {
  private PolicyRules() {}

  /// Decides about a request. A deny beats every allow; where a statement that cannot be understood
  /// could change the answer, there is none.
  public static PolicyDecision decide(List<Policy> policies, Request request) {
    List<String> doubts = new ArrayList<>();
    Optional<String> denied = first(policies, Effect.DENY, request, doubts);
    if (denied.isPresent()) {
      return new PolicyDecision.ExplicitDeny(denied.get());
    }
    if (!doubts.isEmpty()) {
      return new PolicyDecision.CannotTell(doubts);
    }
    Optional<String> allowed = first(policies, Effect.ALLOW, request, doubts);
    if (allowed.isPresent()) {
      return new PolicyDecision.Allowed(allowed.get());
    }
    return doubts.isEmpty()
        ? new PolicyDecision.ImplicitDeny()
        : new PolicyDecision.CannotTell(doubts);
  }

  private static Optional<String> first(
      List<Policy> policies, Effect effect, Request request, List<String> doubts) {
    for (Policy policy : policies) {
      for (PolicyStatement statement : policy.statements()) {
        Truth matches = matches(policy, statement, effect, request);
        if (matches == Truth.TRUE) {
          return Optional.of(statement.name());
        }
        if (matches == Truth.UNKNOWN) {
          doubts.add("statement " + statement.name() + ": " + why(policy, statement));
        }
      }
    }
    return Optional.empty();
  }

  private static Truth matches(
      Policy policy, PolicyStatement statement, Effect effect, Request request) {
    return switch (statement) {
      case MalformedStatement _ -> Truth.UNKNOWN;
      case Statement known ->
          known.effect() == effect
              ? new StatementMatcher(known, policy.variables()).matches(request)
              : Truth.FALSE;
    };
  }

  private static String why(Policy policy, PolicyStatement statement) {
    return switch (statement) {
      case MalformedStatement malformed -> malformed.reason();
      case Statement known ->
          new StatementMatcher(known, policy.variables())
              .doubts().stream().findFirst().orElse("it depends on a value that is not known");
    };
  }
}
