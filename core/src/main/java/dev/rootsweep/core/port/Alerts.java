package dev.rootsweep.core.port;

import dev.rootsweep.core.model.Notice;

/// One way to people, one channel.
public interface Alerts {
  /// Returns the channel's short name, which never changes: what went out is remembered by it.
  String channel();

  /// Sends one notice.
  ///
  /// - errors: `PortFailure` when the channel did not take it
  void send(Notice notice);
}
