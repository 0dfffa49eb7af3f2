package dev.rootsweep.aws.event;

import dev.rootsweep.core.signal.AccountSignal;

/// What a message turned out to be.
public sealed interface Decoded {
  /// Something to act on.
  record Understood(AccountSignal signal) implements Decoded {}

  /// A well-formed event that asks for nothing.
  record Ignored(String reason) implements Decoded {}

  /// A message that is malformed or not allowed to speak.
  record Rejected(String reason) implements Decoded {}
}
