package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.rootsweep.core.port.Time;
import java.time.Instant;
import java.util.Objects;

/// What a message of SQS says of itself.
final class Received {
  private Received() {}

  static String body(SQSMessage message) {
    return Objects.requireNonNullElse(message.getBody(), "");
  }

  static Instant at(SQSMessage message, Time time) {
    String sent =
        message.getAttributes() == null ? null : message.getAttributes().get("SentTimestamp");
    return sent == null ? time.now() : Instant.ofEpochMilli(Long.parseLong(sent));
  }
}
