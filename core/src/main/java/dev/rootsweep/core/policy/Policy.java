package dev.rootsweep.core.policy;

import java.util.List;

/// A policy document.
///
/// - shape: `variables`, whether `${...}` is a variable, which it is in version 2012-10-17 alone;
///   the statements in the order of the text
/// - source: IAM User Guide, "IAM JSON policy elements: Version" and "Variables and tags"
public record Policy(boolean variables, List<PolicyStatement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }
}
