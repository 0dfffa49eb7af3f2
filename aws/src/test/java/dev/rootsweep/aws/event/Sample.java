package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The sample events of the repository, and the decoder that they are meant for.
final class Sample {
  static final Path FOLDER = Path.of("..", "events");
  static final AccountId MANAGEMENT = new AccountId("111111111111");
  static final AccountId HUB = new AccountId("222222222222");

  /// When the samples happened.
  static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

  /// A minute later.
  static final Instant RECEIVED = TIME.plusSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sample() {}

  static SignalDecoder decoder() {
    return new SignalDecoder(MANAGEMENT, HUB);
  }

  static Decoded<AccountSignal> decoded(JsonNode event) {
    return decoder().decode(event.toString(), RECEIVED);
  }

  /// Returns the signal that a message turned out to be.
  static <S> S understood(Decoded<S> decoded) {
    if (decoded instanceof Decoded.Understood<S>(S signal)) {
      return signal;
    }
    throw new AssertionError("not understood: " + decoded);
  }

  /// The names of all files, without folder.
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files that go to a handler, without folder.
  static List<String> names(String handler) {
    return text("README.md")
        .lines()
        .filter(line -> line.contains("| `" + handler + "` |"))
        .map(line -> line.split("`", -1)[1])
        .sorted()
        .toList();
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode event(String name) {
    try {
      return (ObjectNode) JSON.readTree(text(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode detail(ObjectNode event) {
    return (ObjectNode) event.path("detail");
  }
}
