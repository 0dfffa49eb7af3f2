package dev.rootsweep.cli.demo;

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

  private static final List<String> ACTIVITY =
      List.of(
          "own-session.json",
          "root-sign-in.json",
          "root-sign-in-failed.json",
          "assume-root-attacker-marked.json",
          "root-management-disabled.json");

  private DemoEvents() {}

  static List<String> files() {
    return FILES;
  }

  static List<String> activityFiles() {
    return ACTIVITY;
  }

  /// Returns the events as if they had happened at that instant.
  static List<String> bodies(Instant at) {
    return FILES.stream().map(file -> body(file, at)).toList();
  }

  /// Returns an event as if it had happened at that instant.
  static String body(String file, Instant at) {
    return event(file, at).toString();
  }

  /// Returns an event as if it had happened at that instant, with an id of its own.
  static String numbered(String file, int number, Instant at) {
    ObjectNode event = event(file, at);
    detail(event).put("eventID", detail(event).path("eventID").asText() + "-" + number);
    return event.toString();
  }

  /// Returns the event of a root session of ours in an account.
  static String ownSession(String account, String keyId, Instant at) {
    String there = event("own-session.json", at).toString().replace("303030303030", account);
    ObjectNode event = parsed("own-session.json", there);
    ((ObjectNode) detail(event).path("userIdentity")).put("accessKeyId", keyId);
    return event.toString();
  }

  private static ObjectNode event(String file, Instant at) {
    ObjectNode event = parsed(file, text(file)).put("time", at.toString());
    if (event.path("detail").has("eventTime")) {
      detail(event).put("eventTime", at.toString());
    }
    return event;
  }

  private static ObjectNode detail(ObjectNode event) {
    return (ObjectNode) event.path("detail");
  }

  private static ObjectNode parsed(String file, String text) {
    try {
      return (ObjectNode) new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("events/" + file + " is not JSON", e);
    }
  }

  private static String text(String file) {
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
