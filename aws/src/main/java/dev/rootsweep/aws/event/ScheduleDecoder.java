package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;
import java.util.Set;

/// Decodes the event with which a schedule starts a sweep.
///
/// - source: EventBridge User Guide, "Scheduled events"; EventBridge Scheduler writes the same with
///   a source and a detail of its own
public final class ScheduleDecoder {
  private static final Set<String> SOURCES = Set.of("aws.events", "aws.scheduler");
  private static final String DETAIL_TYPE = "Scheduled Event";

  private final AccountId hubAccount;

  public ScheduleDecoder(AccountId hubAccount) {
    this.hubAccount = hubAccount;
  }

  /// Decodes one event.
  ///
  /// - shape: `receivedAt` stands in for a missing `time`, and caps one that lies in the future
  /// - errors: `IllegalArgumentException` with the reason, for anything but a scheduled event of
  ///   the hub account
  public SweepDue sweep(String body, Instant receivedAt) {
    JsonNode event = StrictJson.read(body);
    AccountId account = Envelope.accountId(event.path("account"), "account");
    if (!SOURCES.contains(event.path("source").asText())
        || !event.path("detail-type").asText().equals(DETAIL_TYPE)) {
      throw new Malformed("a sweep is started by a schedule's event only");
    }
    if (!account.equals(hubAccount)) {
      throw new Malformed("a schedule counts from the hub account only, not from " + account);
    }
    return new SweepDue(
        new Origin(
            Envelope.eventId(event, event.path("detail")),
            account,
            Texts.shown(event.path("region").asText("")),
            Envelope.instant(event, receivedAt)));
  }
}
