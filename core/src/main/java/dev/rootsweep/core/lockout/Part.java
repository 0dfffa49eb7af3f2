package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.Set;
import java.util.function.BiFunction;

/// A part of a statement that must hold for the statement to match: its principals, a condition, or
/// its resources where they name variables.
final class Part {
  private final Set<String> keys;
  private final boolean ofCaller;
  private final BiFunction<Caller, RequestContext, Truth> test;

  /// Takes the keys that it reads, in small letters, and whether it reads who calls.
  Part(Set<String> keys, boolean ofCaller, BiFunction<Caller, RequestContext, Truth> test) {
    this.keys = Set.copyOf(keys);
    this.ofCaller = ofCaller;
    this.test = test;
  }

  /// Tells whether a side of a call decides something that it reads.
  boolean reads(Side side) {
    return (ofCaller && side.ofCaller()) || keys.stream().anyMatch(side.keys()::contains);
  }

  Set<String> keys() {
    return keys;
  }

  Truth holds(Caller caller, RequestContext context) {
    return test.apply(caller, context);
  }
}
