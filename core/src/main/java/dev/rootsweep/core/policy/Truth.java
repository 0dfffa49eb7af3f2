package dev.rootsweep.core.policy;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// Whether something holds, where that may be unknown: the three-valued logic of Kleene.
public enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  /// Returns `TRUE` or `FALSE`.
  public static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /// Returns the lesser of the two.
  public Truth and(Truth other) {
    return Collections.min(List.of(this, other));
  }

  /// Returns the greater of the two.
  public Truth or(Truth other) {
    return Collections.max(List.of(this, other));
  }

  /// Returns the opposite; the opposite of unknown is unknown.
  public Truth not() {
    return switch (this) {
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
      case TRUE -> FALSE;
    };
  }

  /// Tells whether at least one member holds; of no members, `FALSE`.
  static <T> Truth any(Iterable<T> members, Function<? super T, Truth> holds) {
    Truth found = FALSE;
    for (T member : members) {
      found = found.or(holds.apply(member));
    }
    return found;
  }

  /// Tells whether every member holds; of no members, `TRUE`.
  static <T> Truth all(Iterable<T> members, Function<? super T, Truth> holds) {
    return any(members, member -> holds.apply(member).not()).not();
  }
}
