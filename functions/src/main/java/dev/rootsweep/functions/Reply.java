package dev.rootsweep.functions;

/// What became of one message of a batch.
public interface Reply {
  /// Returns the id of the message.
  String messageId();

  /// Tells whether the message is done with, or must be delivered again.
  boolean done();
}
