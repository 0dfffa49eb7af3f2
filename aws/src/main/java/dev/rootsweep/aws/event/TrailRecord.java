package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Evidence;
import java.util.Optional;

/// A CloudTrail record inside an event, with what every reader of it asks.
record TrailRecord(Envelope event, Evidence evidence) {
  /// - errors: `Malformed` when the record's identity is no object
  static TrailRecord of(Envelope event) {
    JsonNode identity = event.detail().path("userIdentity");
    if (!identity.isMissingNode() && !identity.isNull() && !identity.isObject()) {
      throw new Malformed("userIdentity is no object");
    }
    return new TrailRecord(
        event,
        new Evidence(
            event.origin(),
            service(event) + ":" + event.name(),
            ActorReader.read(event.detail().path("userIdentity")),
            event.detail().path("sourceIPAddress").asText(""),
            event.detail().path("userAgent").asText(""),
            isTrue(event.detail().path("readOnly")),
            error(event),
            TouchedObjects.read(service(event), event.detail())));
  }

  private static String service(Envelope event) {
    return event.source().replaceFirst("^aws\\.", "");
  }

  /// Only what is said counts: a record without `readOnly` may be of a write.
  static boolean isTrue(JsonNode node) {
    return node.asText("").equalsIgnoreCase("true");
  }

  private static Optional<String> error(Envelope event) {
    String code = event.detail().path("errorCode").asText("");
    if (!code.isBlank()) {
      return Optional.of(code);
    }
    boolean failure = false;
    for (JsonNode answer : event.detail().path("responseElements")) {
      failure |= answer.isTextual() && answer.textValue().equalsIgnoreCase("Failure");
    }
    String message = event.detail().path("errorMessage").asText("");
    return failure || (event.name().equals("ConsoleLogin") && !message.isBlank())
        ? Optional.of(message.isBlank() ? "Failure" : message)
        : Optional.empty();
  }

  boolean isFrom(String source) {
    return event.source().equals(source);
  }

  String name() {
    return event.name();
  }

  AccountId account() {
    return event.origin().account();
  }

  boolean byRoot() {
    return evidence.actor().isRoot();
  }

  JsonNode request() {
    return event.detail().path("requestParameters");
  }

  /// Returns a text of the request; empty when it is missing or no text.
  String request(String field) {
    return request().path(field).asText("");
  }
}
