package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Notice;

/// The way to people.
public interface Alerts {
  /// Sends one notice.
  ///
  /// - errors: `PortFailure` when no channel took it
  void send(Notice notice);
}
