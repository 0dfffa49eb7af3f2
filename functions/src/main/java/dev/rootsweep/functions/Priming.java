package dev.rootsweep.functions;

import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.ScheduleDecoder;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.core.sweep.SweepOutcome;
import java.time.Instant;
import java.util.Map;

/// Runs the path of a message once without a call, so that its classes are in the snapshot.
final class Priming {
  private static final AccountId NOBODY = new AccountId("000000000000");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private Priming() {}

  /// Decodes a schedule's event and writes the start of a sweep.
  ///
  /// - errors: `IllegalStateException` when the event is not understood
  static void sweep() {
    String event =
        """
        {"id":"priming","source":"aws.events","detail-type":"Scheduled Event",
         "account":"000000000000","time":"2026-01-01T00:00:00Z","detail":{}}\
        """;
    SweepDue due = new ScheduleDecoder(NOBODY).sweep(event, LONG_AGO);
    SweepOutcome outcome =
        new SweepOutcome.Queued(due.sweep(), false, new SweepOutcome.Count(0, 0, 0, Map.of()));
    if (!SweepJson.of(outcome).path("sweep").asText().equals("priming")) {
      throw new IllegalStateException("priming wrote something else: " + outcome);
    }
  }

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
