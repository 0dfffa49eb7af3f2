package dev.rootsweep.functions;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.sweep.DigestOutcome;
import java.time.Duration;
import java.util.List;

/// What became of one message.
public sealed interface Answer extends Reply {
  @Override
  default boolean done() {
    return !(this instanceof Failed);
  }

  /// An account was checked.
  record Checked(String messageId, CheckDue due, CheckOutcome outcome) implements Answer {}

  /// The organization was listed, and these checks were queued.
  record Reconciled(String messageId, MembershipUnclear signal, List<CheckDue> queued)
      implements Answer {}

  /// A digest of a sweep was due.
  record Digested(String messageId, DigestDue due, DigestOutcome outcome) implements Answer {}

  /// The event asks for nothing.
  record Ignored(String messageId, String reason) implements Answer {}

  /// The message is malformed or may not speak; it lies in the dead-letter queue, with the reason.
  record Rejected(String messageId, String reason) implements Answer {}

  /// The function's time was running out; the check was queued anew.
  record PutBack(String messageId, CheckDue due) implements Answer {}

  /// Something outside failed for a moment; the message was queued anew.
  record Retried(String messageId, String why, Duration delay) implements Answer {}

  /// Something outside failed; the message will be delivered again.
  record Failed(String messageId, String why) implements Answer {}
}
