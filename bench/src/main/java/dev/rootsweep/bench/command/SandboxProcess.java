package dev.rootsweep.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A sandbox in a process of its own, and what there is to ask of it.
final class SandboxProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Worker worker;
  private final Path file;
  private URI endpoint = URI.create("");

  /// How many calls there were, and how many of them were throttled.
  record Calls(long all, long throttled) {}

  private SandboxProcess(Worker worker, Path file) {
    this.worker = worker;
    this.file = file;
  }

  static SandboxProcess start(Place place) throws IOException {
    Worker worker = Worker.start(place.jvm(List.of(), SandboxServer.class, List.of("-Xmx1g")));
    return new SandboxProcess(worker, file(place));
  }

  /// The file of the organization that is shown.
  static Path file(Place place) {
    return place.work().resolve("organization.json");
  }

  /// Shows that organization, as if nobody had called yet.
  void show(GeneratedOrganization organization) throws IOException {
    Files.writeString(file, organization.json());
    endpoint = URI.create(worker.ask("open " + file));
  }

  URI endpoint() {
    return endpoint;
  }

  Calls calls() throws IOException {
    String[] numbers = worker.ask("calls").split(" ", 2);
    return new Calls(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }

  /// What the root user of each member account holds now.
  Map<String, Set<String>> credentials() throws IOException {
    Map<String, Set<String>> credentials = new LinkedHashMap<>();
    try (InputStream state = endpoint.resolve("/_sandbox/state").toURL().openStream()) {
      JsonNode organization = JSON.readTree(state);
      organization
          .path("accounts")
          .forEach(account -> credentials.put(account.path("id").asText(), held(account)));
      credentials.remove(organization.path("managementAccount").asText());
    }
    return credentials;
  }

  private static Set<String> held(JsonNode account) {
    Set<String> held = new LinkedHashSet<>();
    account
        .path("credentials")
        .forEach(one -> held.add(one.path("id").asText(GeneratedOrganization.PASSWORD)));
    return held;
  }

  /// The CPU seconds of the process so far.
  double cpuSeconds() {
    return ProcessHandle.of(worker.pid())
            .flatMap(handle -> handle.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / MILLIS_PER_SECOND;
  }

  @Override
  public void close() {
    worker.close();
  }
}
