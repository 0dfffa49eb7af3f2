package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.bench.figure.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The functions run in a process of their own, as does the sandbox.
@EnabledOnOs(OS.LINUX)
class DeployedFunctionsTest {
  private static final GeneratedOrganization ORGANIZATION =
      new GeneratedOrganization(40, 4, Conditions.NONE);

  @TempDir private Path folder = Path.of("");

  /// A listing takes three pages. A clean account, known from yesterday, costs two calls; one with
  /// credentials 13: two for its sessions, two summaries, four lists, two last uses, two deletions,
  /// and one without a password two less.
  @Test
  void sweepEveryAccount() throws IOException, InterruptedException {
    Path events = Files.createDirectories(folder.resolve("events"));
    Files.copy(Path.of("../events/scheduled-sweep.json"), events.resolve("scheduled-sweep.json"));
    Place place = new Place(folder, "target");
    Files.createDirectories(place.work());

    try (SandboxProcess sandbox = SandboxProcess.start(place)) {
      Trial.Result result =
          new Trial(sandbox, place.work(), Task.SWEEP, _ -> {})
              .run("functions", new DeployedFunctions(place), ORGANIZATION);

      assertTrue(result.verdict().right(), result::words);
      assertEquals(3 + 36 * 2 + 3 * 12 + 10, result.attempt().calls(), result::words);
    }
  }

  @Test
  void haveNoAnswerForAnAccountThatIsNeitherCleanNorEmptied() {
    assertEquals(
        Map.of("111111111111", Set.of(), "222222222222", Set.of()),
        new DeployedFunctions(new Place(folder, "target"))
            .answers(
                Task.SWEEP,
                """
                111111111111 Clean
                222222222222 Removed
                333333333333 NotAuditable
                """));
  }
}
