package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Pieces of answers.
final class Json {

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A time as IAM and STS write it, to the second.
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A time as Organizations writes it, in seconds since 1970.
  static double seconds(Instant at) {
    return at.toEpochMilli() / 1000.0;
  }
}
