package dev.rootsweep.functions;

import dev.rootsweep.aws.event.ScheduleDecoder;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.core.sweep.Stock;
import dev.rootsweep.core.sweep.SweepOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Decodes a schedule's event and writes the start of a sweep once, before the snapshot. A sweep
/// lasts minutes, so its first calls are not rehearsed.
final class SweepPriming {
  private static final AccountId NOBODY = new AccountId("000000000000");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private SweepPriming() {}

  /// Decodes and writes.
  ///
  /// - errors: `IllegalStateException` when the event does not come back as it went in
  static void run() {
    String event =
        """
        {"id":"priming","source":"aws.events","detail-type":"Scheduled Event",
         "account":"000000000000","time":"2026-01-01T00:00:00Z","detail":{}}\
        """;
    SweepDue due = new ScheduleDecoder(NOBODY).sweep(event, LONG_AGO);
    SweepOutcome outcome =
        new SweepOutcome.Queued(
            due.sweep(),
            false,
            new SweepOutcome.Count(0, 0, 0, Map.of()),
            new Stock(0, 0, 0, 0),
            List.of());
    if (!SweepJson.of(outcome).path("sweep").asText().equals("priming")) {
      throw new IllegalStateException("priming wrote something else: " + outcome);
    }
  }
}
