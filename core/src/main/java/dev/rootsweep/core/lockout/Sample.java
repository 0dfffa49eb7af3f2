package dev.rootsweep.core.lockout;

/// One value that stands for all those which a policy does not tell from it.
///
/// - shape: `shown`, how the policy names it, as `role/team-*`; empty where any will do
record Sample(String value, String shown) {
  /// A character that no policy and no name holds: it stands for whatever the policy does not name.
  static final String FRESH = "\uE000";

  /// The same, for a second value beside the first.
  static final String OTHER = "\uE001";

  static Sample any(String value) {
    return new Sample(value, "");
  }
}
