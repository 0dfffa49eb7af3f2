package dev.rootsweep.core.policy;

import java.util.Optional;

/// One member of the list "Statement".
public sealed interface PolicyStatement permits Statement, MalformedStatement {
  /// Returns the place in the list, from 0.
  int index();

  /// Returns the statement's own name, where it has one.
  Optional<String> sid();

  /// Returns what people call it: its Sid, or its place where it has none.
  default String name() {
    return sid().orElseGet(() -> String.valueOf(index()));
  }
}
