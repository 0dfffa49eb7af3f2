package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Effect;
import dev.rootsweep.core.policy.MalformedStatement;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PolicyStatement;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Statement;
import dev.rootsweep.core.policy.StatementMatcher;
import dev.rootsweep.core.policy.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A statement that denies at least one of the two ways.
///
/// - shape: `parts`, all of which must hold; `conditions`, those of the statement; `variables`, the
///   keys in the names of its resources; `doubts`, what of it cannot be understood
record Denial(
    PolicyStatement statement,
    Set<Way> ways,
    List<Part> parts,
    List<ConditionMatcher> conditions,
    Set<String> variables,
    List<String> doubts) {
  private static final RequestContext NOTHING = new RequestContext(Map.of(), Set.of());

  Denial {
    ways = Set.copyOf(ways);
    parts = List.copyOf(parts);
    conditions = List.copyOf(conditions);
    variables = Set.copyOf(variables);
    doubts = List.copyOf(doubts);
  }

  /// Returns those of a policy, in its order.
  static List<Denial> of(Policy policy, OwnedResource resource) {
    List<Denial> denials = new ArrayList<>();
    for (PolicyStatement statement : policy.statements()) {
      switch (statement) {
        case MalformedStatement malformed -> denials.add(of(malformed, resource));
        case Statement known -> {
          if (known.effect() == Effect.DENY) {
            Denial denial = of(new StatementMatcher(known, policy.variables()), resource);
            if (!denial.ways.isEmpty()) {
              denials.add(denial);
            }
          }
        }
      }
    }
    return denials;
  }

  private static Denial of(MalformedStatement statement, OwnedResource resource) {
    Part unknown = new Part(Set.of(), false, (_, _) -> Truth.UNKNOWN);
    return new Denial(
        statement,
        Set.copyOf(resource.kind().ways()),
        List.of(unknown),
        List.of(),
        Set.of(),
        List.of(statement.reason()));
  }

  private static Denial of(StatementMatcher matcher, OwnedResource resource) {
    Set<Way> ways = EnumSet.noneOf(Way.class);
    boolean open = !matcher.resourceKeys().isEmpty();
    if (open || matcher.onResource(resource.arn(), NOTHING) != Truth.FALSE) {
      resource.kind().ways().stream()
          .filter(way -> matcher.onAction(way.action()) == Truth.TRUE)
          .forEach(ways::add);
    }
    return new Denial(
        matcher.statement(),
        ways,
        parts(matcher, resource),
        matcher.conditions(),
        matcher.resourceKeys(),
        matcher.doubts());
  }

  /// The network first: where several ways out are left, that is the one which most people have.
  private static List<Part> parts(StatementMatcher matcher, OwnedResource resource) {
    List<Part> parts = new ArrayList<>();
    boolean ofCaller = !matcher.principals().isEverybody();
    parts.add(new Part(Set.of(), ofCaller, (caller, _) -> matcher.principals().covers(caller)));
    parts.add(
        new Part(
            matcher.resourceKeys(),
            false,
            (_, context) -> matcher.onResource(resource.arn(), context)));
    for (ConditionMatcher condition : inOrder(matcher.conditions())) {
      Part part = new Part(condition.keys(), false, (_, context) -> condition.holds(context));
      parts.add(isOfNetwork(condition) ? 0 : parts.size(), part);
    }
    return parts;
  }

  private static boolean isOfNetwork(ConditionMatcher condition) {
    return KeyKind.of(condition.condition().key()) == KeyKind.NETWORK;
  }

  /// The order in which a text has them must not matter.
  private static List<ConditionMatcher> inOrder(List<ConditionMatcher> conditions) {
    return conditions.stream()
        .sorted(
            Comparator.comparing((ConditionMatcher one) -> one.condition().normalKey())
                .thenComparing(one -> one.condition().operator()))
        .toList();
  }

  /// Tells whether a key, given in small letters, is compared with other keys that vary, or is a
  /// variable in the name of a resource.
  boolean mixes(String key) {
    return variables.contains(key)
        || conditions.stream()
            .anyMatch(
                condition ->
                    condition.keys().contains(key)
                        && condition.keys().stream().filter(KeyKind::varies).count() > 1);
  }

  String name() {
    return statement.name();
  }
}
