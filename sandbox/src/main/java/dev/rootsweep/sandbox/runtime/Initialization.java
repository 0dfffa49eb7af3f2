package dev.rootsweep.sandbox.runtime;

/// How Lambda starts a function's JVM of the runtime `java25`.
///
/// - source: AWS's documentation, "Customize Java runtime startup behavior": on demand the JVM
///   stops at its quick compiler; under SnapStart it uses all, which have time to work before the
///   snapshot
public enum Initialization {
  /// Starts when the first event comes.
  ON_DEMAND("on-demand", 1),

  /// Starts when a version is published, stops where the snapshot is taken, goes on when an event
  /// comes.
  SNAP_START("snap-start", 4);

  private final String type;
  private final int compilers;

  Initialization(String type, int compilers) {
    this.type = type;
    this.compilers = compilers;
  }

  /// Returns the value of `AWS_LAMBDA_INITIALIZATION_TYPE`.
  public String type() {
    return type;
  }

  /// Returns the JVM's flag for its compilers.
  public String flag() {
    return "-XX:TieredStopAtLevel=" + compilers;
  }
}
