package dev.rootsweep.aws.event;

import dev.rootsweep.core.signal.ActivitySignal;

/// What a message of the activity queue turned out to be.
public sealed interface DecodedActivity {
  /// Something to act on.
  record Understood(ActivitySignal signal) implements DecodedActivity {}

  /// A well-formed event of no interest, or noise that is known.
  record Ignored(String reason) implements DecodedActivity {}

  /// A message that is malformed or not allowed to speak.
  record Rejected(String reason) implements DecodedActivity {}
}
