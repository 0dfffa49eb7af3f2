package dev.rootsweep.core.policy;

import java.util.List;
import java.util.Optional;

/// A statement.
///
/// - shape: `principals` covers everybody in policies that have no such element (SCPs, RCPs and
///   identity policies); `conditions` must all hold
public record Statement(
    int index,
    Optional<String> sid,
    Effect effect,
    PrincipalElement principals,
    PatternElement actions,
    PatternElement resources,
    List<Condition> conditions)
    implements PolicyStatement {
  public Statement {
    conditions = List.copyOf(conditions);
  }
}
