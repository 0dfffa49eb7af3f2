package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Comparison;
import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Operator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a comparison takes a value for. Values that are compared in two of these ways cannot all be
/// listed.
enum Family {
  TEXT,
  TEXT_IN_ANY_CASE,
  TRUTH,
  NUMBER,
  DATE,
  ADDRESS;

  /// Returns the families of some conditions; whether a key is there at all belongs to none.
  static Set<Family> of(List<ConditionMatcher> conditions) {
    Set<Family> all = EnumSet.noneOf(Family.class);
    conditions.stream()
        .flatMap(condition -> condition.operator().stream())
        .map(Operator::comparison)
        .filter(comparison -> comparison != Comparison.NULL)
        .forEach(comparison -> all.add(of(comparison)));
    return all;
  }

  private static Family of(Comparison comparison) {
    return switch (comparison) {
      case STRING_EQUALS, STRING_LIKE, ARN, BINARY_EQUALS, NULL -> TEXT;
      case STRING_EQUALS_IGNORE_CASE -> TEXT_IN_ANY_CASE;
      case BOOL -> TRUTH;
      case NUMERIC_EQUALS,
          NUMERIC_LESS,
          NUMERIC_LESS_OR_EQUAL,
          NUMERIC_GREATER,
          NUMERIC_GREATER_OR_EQUAL ->
          NUMBER;
      case DATE_EQUALS, DATE_LESS, DATE_LESS_OR_EQUAL, DATE_GREATER, DATE_GREATER_OR_EQUAL -> DATE;
      case IP_ADDRESS -> ADDRESS;
    };
  }
}
