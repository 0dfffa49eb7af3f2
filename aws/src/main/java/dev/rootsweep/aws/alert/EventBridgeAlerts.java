package dev.rootsweep.aws.alert;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Time;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.utils.Lazy;

/// Notices as events on the hub's bus, for any automation; `docs/alert-event.md` tells their form.
///
/// - shape: an entry may have 256 KB; with 50,000 bytes of facts and of steps it stays far below
/// - errors: none where there is no such bus: EventBridge takes the event and drops it
/// - source: https://github.com/aws/aws-sdk/issues/186
public final class EventBridgeAlerts implements Alerts {
  private static final String SOURCE = "rootsweep";
  private static final String DETAIL_TYPE = "Root Activity Alert";

  private final Lazy<EventBridgeClient> events;
  private final String bus;
  private final Runbook runbook;
  private final Time time;
  private final AlertJson json = new AlertJson();

  /// Makes the channel; the client is made with the first notice.
  public EventBridgeAlerts(
      Supplier<EventBridgeClient> client, String bus, Runbook runbook, Time time) {
    this.events = new Lazy<>(client);
    this.bus = bus;
    this.runbook = runbook;
    this.time = time;
  }

  @Override
  public String channel() {
    return "bus";
  }

  @Override
  public void send(Notice notice) {
    String asked =
        "events:PutEvents on %s of the alert about account %s".formatted(bus, notice.account());
    try {
      demandTaken(asked, events.getValue().putEvents(request(notice)));
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }

  private PutEventsRequest request(Notice notice) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus)
            .source(SOURCE)
            .detailType(DETAIL_TYPE)
            .time(notice.at())
            .detail(json.event(notice, NoticeText.of(notice, runbook, time.now())))
            .build();
    return PutEventsRequest.builder().entries(entry).build();
  }

  /// PutEvents answers 200 for entries that it did not take.
  private static void demandTaken(String asked, PutEventsResponse answer) {
    List<PutEventsResultEntry> entries = answer.entries();
    if (entries.size() == 1 && entries.getFirst().errorCode() != null) {
      PutEventsResultEntry refused = entries.getFirst();
      String text = refused.errorMessage() == null ? "" : refused.errorMessage();
      throw Failures.of(asked, refused.errorCode(), text);
    }
    if (entries.size() != 1 || entries.getFirst().eventId() == null || failed(answer) > 0) {
      throw Failures.unexpected(asked, "an answer without an event id");
    }
  }

  private static int failed(PutEventsResponse answer) {
    return answer.failedEntryCount() == null ? 0 : answer.failedEntryCount();
  }
}
