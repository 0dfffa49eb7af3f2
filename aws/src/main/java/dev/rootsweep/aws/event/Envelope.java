package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.text.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of an EventBridge event that every event has.
///
/// - shape: `detail` is an object, for AWS's events a CloudTrail record; `name` is its eventName or
///   empty
/// - errors: `Malformed` for anything that behaviour calls malformed
record Envelope(
    String source,
    String detailType,
    Origin origin,
    Instant receivedAt,
    String name,
    JsonNode detail) {
  private static final int LONGEST_ID = 128;

  static Envelope read(String body, Instant receivedAt) {
    JsonNode event = StrictJson.read(body);
    JsonNode detail = event.path("detail");
    if (!detail.isObject()) {
      throw new Malformed("the event has no detail object");
    }
    AccountId account = accountId(event.path("account"), "account");
    checkRecipient(account, detail.path("recipientAccountId"));
    String source = text(event, "source");
    return new Envelope(
        source,
        text(event, "detail-type"),
        new Origin(
            eventId(event, detail),
            account,
            Texts.shown(event.path("region").asText("")),
            isFromAws(source) ? told(event, detail, receivedAt) : instant(event, receivedAt)),
        receivedAt,
        detail.path("eventName").asText(""),
        detail);
  }

  /// Tells whether a service of AWS speaks. Nobody else can put an event whose source begins so,
  /// except partners, who write what they like.
  ///
  /// - source: EventBridge User Guide, "Receiving events from a SaaS partner"
  boolean isFromAws() {
    return isFromAws(source);
  }

  private static boolean isFromAws(String source) {
    return source.startsWith("aws.") && !source.startsWith("aws.partner/");
  }

  static AccountId accountId(JsonNode node, String what) {
    if (!node.isTextual() || !AccountId.isValid(node.textValue())) {
      throw new Malformed(what + " is not a text of twelve digits");
    }
    return new AccountId(node.textValue());
  }

  private static void checkRecipient(AccountId account, JsonNode recipient) {
    if (!recipient.isMissingNode() && !account.equals(accountId(recipient, "recipientAccountId"))) {
      throw new Malformed("account and recipientAccountId differ");
    }
  }

  private static String text(JsonNode event, String field) {
    JsonNode node = event.path(field);
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw new Malformed("the event has no " + field);
    }
    return node.textValue();
  }

  static String eventId(JsonNode event, JsonNode detail) {
    for (JsonNode id : new JsonNode[] {detail.path("eventID"), event.path("id")}) {
      String text = id.asText("");
      String shown = Texts.shown(text.substring(0, Math.min(LONGEST_ID, text.length())));
      if (id.isTextual() && !shown.isBlank()) {
        return shown;
      }
    }
    throw new Malformed("the event has neither an eventID nor an id");
  }

  /// When it happened: a record of CloudTrail says so itself. The event's own `time` is that of its
  /// carrier, which each hop to another bus may set anew. No event of AWS is refused because of
  /// either: what says no instant is passed over.
  private static Instant told(JsonNode event, JsonNode detail, Instant receivedAt) {
    return Stream.of(detail.path("eventTime"), event.path("time"))
        .map(Envelope::parsed)
        .flatMap(Optional::stream)
        .findFirst()
        .map(said -> capped(said, receivedAt))
        .orElse(receivedAt);
  }

  /// Reads the `time` of an event that only we make.
  ///
  /// - errors: `Malformed` when it is there and is no instant
  static Instant instant(JsonNode event, Instant receivedAt) {
    JsonNode time = event.path("time");
    if (time.isMissingNode()) {
      return receivedAt;
    }
    return parsed(time)
        .map(said -> capped(said, receivedAt))
        .orElseThrow(() -> new Malformed("time is not an instant such as 2026-01-31T12:00:00Z"));
  }

  /// Nothing of AWS happened before 1970, and an instant at the beginning of time cannot be shown.
  private static Optional<Instant> parsed(JsonNode time) {
    try {
      return time.isTextual()
          ? Optional.of(Instant.parse(time.textValue())).filter(Instant.EPOCH::isBefore)
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant capped(Instant said, Instant receivedAt) {
    return said.isAfter(receivedAt) ? receivedAt : said;
  }
}
