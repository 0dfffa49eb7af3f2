package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.text.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// The project's own messages, "check this account" and "tell this digest", in the shape of
/// EventBridge events.
public final class CheckMessages {
  /// The detail-type of the message.
  public static final String DETAIL_TYPE = "Check Due";

  /// The detail-type of a message about a digest.
  static final String DIGEST = "Sweep Digest Due";

  private static final int MOST_ATTEMPTS = 1000;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final AccountId hubAccount;

  public CheckMessages(AccountId hubAccount) {
    this.hubAccount = hubAccount;
  }

  /// Writes a message that asks for a check.
  public String write(CheckDue due) {
    ObjectNode event = event(DETAIL_TYPE, due.origin());
    ObjectNode detail = event.putObject("detail");
    detail
        .put("account", due.account().value())
        .put("cause", due.cause().name())
        .put("firstSeen", due.firstSeen().toString())
        .put("attempt", due.attempt());
    write(detail.putObject("origin"), due.origin());
    due.listing().ifPresent(listing -> write(detail.putObject("listing"), listing));
    return event.toString();
  }

  /// Writes a message that asks for a digest to be told.
  public String write(DigestDue due) {
    ObjectNode event = event(DIGEST, due.origin());
    ObjectNode detail = event.putObject("detail");
    detail.put("sweep", due.sweep()).put("digest", due.digest());
    write(detail.putObject("origin"), due.origin());
    return event.toString();
  }

  private ObjectNode event(String detailType, Origin origin) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", origin.eventId())
        .put("source", "rootsweep")
        .put("detail-type", detailType)
        .put("account", hubAccount.value())
        .put("region", origin.region())
        .put("time", origin.at().toString());
  }

  private static void write(ObjectNode node, Origin origin) {
    node.put("eventId", origin.eventId())
        .put("account", origin.account().value())
        .put("region", origin.region())
        .put("at", origin.at().toString());
  }

  private static void write(ObjectNode node, Listing listing) {
    node.put("sweep", listing.sweep())
        .put("state", listing.state().name())
        .put("joinedAt", listing.joinedAt().toString())
        .put("readAt", listing.readAt().toString());
  }

  /// Reads the detail of a message.
  ///
  /// - errors: `Malformed`, an `IllegalArgumentException`, naming the field
  CheckDue read(JsonNode detail) {
    JsonNode attempt = detail.path("attempt");
    if (!attempt.isInt() || attempt.intValue() < 0 || attempt.intValue() > MOST_ATTEMPTS) {
      throw new Malformed("attempt is not a number from 0 to " + MOST_ATTEMPTS);
    }
    return new CheckDue(
        Envelope.accountId(detail.path("account"), "detail.account"),
        constant(Cause.class, detail, "cause"),
        origin(detail.path("origin")),
        instant(detail, "firstSeen"),
        attempt.intValue(),
        listing(detail.path("listing")));
  }

  /// Reads the detail of a message about a digest.
  ///
  /// - errors: `Malformed`, an `IllegalArgumentException`, naming the field
  DigestDue digest(JsonNode detail) {
    return new DigestDue(
        text(detail, "sweep"), text(detail, "digest"), origin(detail.path("origin")));
  }

  private static Origin origin(JsonNode node) {
    return new Origin(
        text(node, "eventId"),
        Envelope.accountId(node.path("account"), "origin.account"),
        node.path("region").asText(""),
        instant(node, "at"));
  }

  private static Optional<Listing> listing(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Listing(
                text(node, "sweep"),
                constant(AccountState.class, node, "state"),
                instant(node, "joinedAt"),
                instant(node, "readAt")));
  }

  private static String text(JsonNode node, String field) {
    JsonNode text = node.path(field);
    if (!text.isTextual() || text.textValue().isBlank()) {
      throw new Malformed(field + " is missing");
    }
    return Texts.shown(text.textValue());
  }

  private static Instant instant(JsonNode node, String field) {
    try {
      Instant instant = Instant.parse(text(node, field));
      if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // The same reason as for an instant that cannot be.
    }
    throw new Malformed(field + " is not an instant such as 2026-01-31T12:00:00Z");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String field) {
    String text = text(node, field);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new Malformed(field + " is none of those known: " + text);
  }
}
