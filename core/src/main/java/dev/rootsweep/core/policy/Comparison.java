package dev.rootsweep.core.policy;

/// How an operator compares the value of a key with a value of the policy, before negation.
public enum Comparison {
  STRING_EQUALS,
  STRING_EQUALS_IGNORE_CASE,
  STRING_LIKE,
  /// ArnEquals and ArnLike, which behave alike.
  ARN,
  BOOL,
  NULL,
  IP_ADDRESS,
  NUMERIC_EQUALS,
  NUMERIC_LESS,
  NUMERIC_LESS_OR_EQUAL,
  NUMERIC_GREATER,
  NUMERIC_GREATER_OR_EQUAL,
  DATE_EQUALS,
  DATE_LESS,
  DATE_LESS_OR_EQUAL,
  DATE_GREATER,
  DATE_GREATER_OR_EQUAL,
  BINARY_EQUALS
}
