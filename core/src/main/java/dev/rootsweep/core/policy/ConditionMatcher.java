package dev.rootsweep.core.policy;

import dev.rootsweep.core.policy.Operator.Quantifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One condition, made ready to be asked about requests.
///
/// - source: IAM User Guide, "Condition operators" and "Single-valued vs. multivalued context keys"
public final class ConditionMatcher {
  private final Condition condition;
  private final String key;
  private final Optional<Operator> operator;
  private final Optional<ValueMatcher> values;

  /// Reads a condition of a policy in which `${...}` is a variable, or is not.
  public ConditionMatcher(Condition condition, boolean variables) {
    this.condition = condition;
    key = condition.normalKey();
    operator = Operator.of(condition.operator());
    values =
        operator.flatMap(
            known -> ValueMatcher.of(known.comparison(), condition.values(), variables));
  }

  /// Returns what it was made from.
  public Condition condition() {
    return condition;
  }

  /// Returns the operator, where AWS documents one of that name.
  public Optional<Operator> operator() {
    return operator;
  }

  /// Returns how values are compared, where the values of the policy fit the operator.
  public Optional<ValueMatcher> values() {
    return values;
  }

  /// Returns what of the condition itself cannot be understood.
  public Optional<String> doubt() {
    if (operator.isEmpty()) {
      return Optional.of("the operator " + condition.operator() + " is not known");
    }
    return values.isEmpty()
        ? Optional.of(
            "a value of "
                + condition.key()
                + " is not one that "
                + condition.operator()
                + " can compare")
        : Optional.empty();
  }

  /// Returns the keys of the request on which it depends, in small letters.
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(values.map(ValueMatcher::keys).orElse(Set.of()));
    keys.add(key);
    return keys;
  }

  /// Tells whether the condition holds.
  public Truth holds(RequestContext context) {
    if (operator.isEmpty() || values.isEmpty() || !context.knows(key)) {
      return Truth.UNKNOWN;
    }
    List<String> present = context.values(key);
    if (operator.get().comparison() == Comparison.NULL) {
      return values.get().matches(present.isEmpty() ? "true" : "false", context);
    }
    return present.isEmpty()
        ? Truth.of(holdsWhereAbsent(operator.get()))
        : holds(operator.get(), values.get(), present, context);
  }

  private static boolean holdsWhereAbsent(Operator operator) {
    return operator.ifExists()
        || switch (operator.quantifier()) {
          case NONE -> operator.negated();
          case FOR_ANY_VALUE -> false;
          case FOR_ALL_VALUES -> true;
        };
  }

  private static Truth holds(
      Operator operator, ValueMatcher values, List<String> present, RequestContext context) {
    if (operator.quantifier() == Quantifier.NONE && present.size() > 1) {
      return Truth.UNKNOWN;
    }
    return operator.quantifier() == Quantifier.FOR_ALL_VALUES
        ? Truth.all(present, value -> holds(operator, values, value, context))
        : Truth.any(present, value -> holds(operator, values, value, context));
  }

  private static Truth holds(
      Operator operator, ValueMatcher values, String value, RequestContext context) {
    Truth matches = values.matches(value, context);
    if (!operator.negated()) {
      // A variable without a value matches nothing, whether AWS passes over the statement or not.
      return matches == Truth.UNKNOWN && values.lacksVariable(context) ? Truth.FALSE : matches;
    }
    return matches.not();
  }
}
