package dev.rootsweep.core.settings;

import java.time.Duration;

/// How long things are kept whose ends depend on each other.
public final class Retention {
  /// How long a message may lie in a queue, or among the dead letters: the most that SQS knows.
  ///
  /// - source: Amazon SQS Developer Guide, "Message retention period"
  public static final Duration MESSAGES = Duration.ofDays(14);

  /// How long the ledger knows what a message may ask for: longer than a message lives that dies at
  /// its last day, is moved back from the dead letters, and waits there as long again.
  public static final Duration MARKS = MESSAGES.multipliedBy(2).plusDays(2);

  /// How long the ledger knows that an alert went out. The end of a pause stays in the ledger until
  /// the next pause: after this time the first removal announces it again.
  public static final Duration TELLINGS = Duration.ofDays(400);

  /// How long the key of a root session of ours is known: no message may outlive it, since a
  /// session whose key is unknown counts as somebody else's.
  public static final Duration SESSION_KEYS = MARKS;

  /// How long the ledger knows what earlier events said, where a later one may still be judged by
  /// it: an account departs 90 days after its closing.
  public static final Duration NOTES = Duration.ofDays(120);

  /// As long as the deployment lives.
  public static final Duration ALWAYS = Duration.ofDays(36_500);

  private Retention() {}
}
