package dev.rootsweep.cli.policy;

import java.io.IOException;

/// Where a policy is read from.
///
/// - shape: `given`, as the person named it
public record PolicySource(String given, Reading reading) {
  /// Reads a policy.
  public interface Reading {
    /// - errors: `IllegalArgumentException` or `UnreadablePolicy` where there is none to be judged;
    ///   `PortFailure` where AWS failed
    OwnedPolicy read() throws IOException;
  }
}
