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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C, sent to the command in a process of its own.
class StopTest {
  @Test
  void finishesWhatIsInHandReportsItAndSaysHowToGoOn(@TempDir Path folder) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    Organization holding =
        ExampleOrganization.at(Instant.now())
            .faults(Faults.none().upon("AssumeRoot", () -> hold(begun, stopping)));
    Path report = folder.resolve("report.json");
    try (Sandbox sandbox = Sandbox.start(holding)) {
      Process audit = start(sandbox, report);
      try (BufferedReader err = audit.errorReader()) {
        begun.await();
        interrupt(audit);
        List<String> said = new ArrayList<>();
        while (said.stream().noneMatch(line -> line.startsWith("Stopping: "))) {
          said.add(Objects.requireNonNull(err.readLine(), () -> "it ended: " + said));
        }
        stopping.countDown();
        err.lines().forEach(said::add);

        assertEquals(130, audit.waitFor(), () -> String.join("\n", said));
        JsonNode json = new JsonMapper().readTree(Files.readString(report));
        List<String> left = accounts(json, "NotStarted");
        assertTrue(json.path("interrupted").asBoolean());
        assertEquals(25, json.path("accounts").size());
        assertTrue(left.size() > 0 && left.size() < 25, left::toString);
        assertEquals(
            "  rootsweep audit --output json --accounts " + String.join(",", left), said.getLast());
      } finally {
        stopping.countDown();
        audit.destroyForcibly();
      }
    }
  }

  /// No account ends before the command knows that it is to stop.
  private static void hold(CountDownLatch begun, CountDownLatch stopping) {
    begun.countDown();
    try {
      stopping.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(Sandbox sandbox, Path report) throws IOException {
    ProcessBuilder process = new ProcessBuilder(OwnProcess.words("audit", "--output", "json"));
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
