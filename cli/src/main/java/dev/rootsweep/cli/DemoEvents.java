package dev.rootsweep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// The event files that the show plays, from the `events` folder of the project.
final class DemoEvents {
  private static final List<String> FILES =
      List.of(
          "create-account-result-succeeded.json",
          "create-account-result-failed.json",
          "account-joined.json",
          "close-account-result.json");

  private DemoEvents() {}

  static List<String> files() {
    return FILES;
  }

  /// Returns the events as if they had happened at that instant.
  static List<String> bodies(Instant at) {
    return FILES.stream().map(file -> dated(file, at)).toList();
  }

  private static String dated(String file, Instant at) {
    try {
      ObjectNode event = (ObjectNode) new JsonMapper().readTree(body(file));
      return event.put("time", at.toString()).toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("events/" + file + " is not JSON", e);
    }
  }

  private static String body(String file) {
    try (InputStream stream = DemoEvents.class.getResourceAsStream("/events/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("events/" + file + " is not in the build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("events/" + file + " cannot be read", e);
    }
  }
}
