package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C, sent to the command in a process of its own.
class StopTest {
  @Test
  void finishesWhatIsInHandReportsItAndSaysHowToGoOn(@TempDir Path folder) throws Exception {
    Organization slow =
        ExampleOrganization.at(Instant.now()).faults(Faults.none().latency(Duration.ofMillis(600)));
    Path report = folder.resolve("report.json");
    try (Sandbox sandbox = Sandbox.start(slow)) {
      Process audit = start(sandbox, report);
      try (BufferedReader err = audit.errorReader()) {
        List<String> said = new ArrayList<>();
        while (said.stream().noneMatch(line -> line.startsWith("Looking at: "))) {
          said.add(Objects.requireNonNull(err.readLine(), () -> "it ended: " + said));
        }
        interrupt(audit);
        err.lines().forEach(said::add);

        int _ = audit.waitFor();
        assertEquals(130, audit.exitValue(), () -> String.join("\n", said));
        JsonNode json = new JsonMapper().readTree(Files.readString(report));
        List<String> left = accounts(json, "NotStarted");
        assertTrue(json.path("interrupted").asBoolean());
        assertEquals(25, json.path("accounts").size());
        assertTrue(left.size() > 0 && left.size() < 25, left::toString);
        assertEquals(
            "  rootsweep audit --output json --accounts " + String.join(",", left), said.getLast());
      } finally {
        audit.destroyForcibly();
      }
    }
  }

  private static Process start(Sandbox sandbox, Path report) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.rootsweep.cli.Rootsweep",
            "audit",
            "--output",
            "json");
    process.environment().putAll(SandboxCommand.environment(sandbox.endpoint().toString()));
    return process.redirectOutput(report.toFile()).start();
  }

  private static void interrupt(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  private static List<String> accounts(JsonNode json, String outcome) {
    return json.path("accounts")
        .valueStream()
        .filter(row -> row.path("outcome").asText().equals(outcome))
        .map(row -> row.path("account").asText())
        .collect(Collectors.toList());
  }
}
