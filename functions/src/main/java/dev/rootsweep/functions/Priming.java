package dev.rootsweep.functions;

import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Origin;
import java.time.Instant;

/// Runs the path of a message once without a call, so that its classes are in the snapshot.
final class Priming {
  private static final AccountId NOBODY = new AccountId("000000000000");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private Priming() {}

  /// Writes a message, decodes it and writes an answer.
  ///
  /// - errors: `IllegalStateException` when the message does not come back as it went in
  static void run() {
    CheckMessages messages = new CheckMessages(NOBODY);
    CheckDue due =
        CheckDue.first(NOBODY, Cause.REQUESTED, new Origin("priming", NOBODY, "", LONG_AGO));
    SignalDecoder decoder = new SignalDecoder(NOBODY, NOBODY, messages);
    Decoded decoded = decoder.decode(messages.write(due), LONG_AGO);
    if (!decoded.equals(new Decoded.Understood(due))) {
      throw new IllegalStateException("priming decoded something else: " + decoded);
    }
    Answer answer = new Answer.Checked("priming", due, new CheckOutcome.Bare(NOBODY));
    if (!AnswerJson.of(answer).toString().contains("Bare")) {
      throw new IllegalStateException("priming wrote something else: " + answer);
    }
  }
}
