package dev.rootsweep.core.port;

import java.time.Duration;
import java.time.Instant;

/// The clock and the only way to wait.
public interface Time {
  /// Returns the present instant.
  Instant now();

  /// Waits.
  ///
  /// - errors: `PortFailure` of kind `UNAVAILABLE` when the wait is cut short
  void pause(Duration duration);
}
