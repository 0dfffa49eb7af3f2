package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.core.model.Redelivery;
import dev.rootsweep.core.port.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a message of SQS says of itself.
final class Received {
  private Received() {}

  static String body(SQSMessage message) {
    return Objects.requireNonNullElse(message.getBody(), "");
  }

  /// Returns when the message first came.
  static Instant at(SQSMessage message, Time time) {
    return redelivery(message).map(Redelivery::firstSeen).orElseGet(() -> sent(message, time));
  }

  private static Instant sent(SQSMessage message, Time time) {
    String sent =
        message.getAttributes() == null ? null : message.getAttributes().get("SentTimestamp");
    return sent == null ? time.now() : Instant.ofEpochMilli(Long.parseLong(sent));
  }

  /// Returns how often the message was delivered anew; empty when it comes for the first time.
  static Optional<Redelivery> redelivery(SQSMessage message) {
    try {
      return attribute(message, "attempt")
          .flatMap(
              attempt ->
                  attribute(message, "firstSeen")
                      .map(at -> new Redelivery(Integer.parseInt(attempt), Instant.parse(at))));
    } catch (IllegalArgumentException | DateTimeException _) {
      // Attributes that we did not write: the message counts as one that comes for the first time.
      return Optional.empty();
    }
  }

  private static Optional<String> attribute(SQSMessage message, String name) {
    return Optional.ofNullable(message.getMessageAttributes())
        .map(attributes -> attributes.get(name))
        .map(MessageAttribute::getStringValue);
  }
}
