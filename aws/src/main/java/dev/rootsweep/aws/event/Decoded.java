package dev.rootsweep.aws.event;

/// What a message of a queue turned out to be.
public sealed interface Decoded<S> {
  /// Something to act on.
  record Understood<S>(S signal) implements Decoded<S> {}

  /// A well-formed event that asks for nothing, or noise that is known.
  record Ignored<S>(String reason) implements Decoded<S> {}

  /// A message that is malformed or not allowed to speak.
  record Rejected<S>(String reason) implements Decoded<S> {}
}
