package dev.rootsweep.core.signal;

/// A message that Rootsweep sends to a queue of its own.
public sealed interface OwnMessage extends Signal permits CheckMessage, Delayed {
  /// Returns the message in words, such as "a check of 111111111111".
  String words();
}
