package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command with the jar and the libraries that Maven packed, as the launcher starts it: what
/// only a test's class path has is missing there.
@Tag("packaged")
class PackagedCommandTest {
  private final HandWorld world = new HandWorld();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void audits() throws Exception {
    String report = run(0, "audit", ExampleOrganization.HUB, "--output", "csv");

    assertTrue(report.contains("Clean"), report);
  }

  @Test
  void shows() throws Exception {
    String shown = run(0, "demo");

    assertTrue(shown.contains("Nothing of this touched AWS"), shown);
  }

  private String run(int code, String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process = new ProcessBuilder(OwnProcess.with(classPath(), arguments));
    process.environment().putAll(world.environment);
    process.environment().remove("ROOTSWEEP_LEDGER_TABLE");
    Process command = process.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int ended = command.waitFor();
    String said = Files.readString(err);
    assertEquals(code, ended, said);
    assertTrue(said.lines().noneMatch(line -> line.startsWith("\tat ")), said);
    return Files.readString(out) + said;
  }

  private static String classPath() {
    Path built = Path.of(System.getProperty("rootsweep.command", ""));
    return built.resolve("rootsweep-cli-0.1.0-SNAPSHOT.jar")
        + File.pathSeparator
        + built.resolve("lib")
        + "/*";
  }
}
