package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in a checkout of its own, with a Maven and a Java that only write down that they
/// ran.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String WAITING = "Waiting for another build of Rootsweep to end...";
  private static final String BUILDING = "Building Rootsweep (first use, one to four minutes)...";

  /// What the launcher calls. It does without flock and ps.
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cut",
          "date",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sleep",
          "stty");

  /// A Maven that waits between `begun` and `release` where the test made these pipes.
  private static final String MAVEN =
      """
      #!/bin/bash
      cd "$(dirname "$0")/.."
      echo built >>builds
      if [ -e fails ]; then cat fails; exit 1; fi
      if [ -p begun ]; then echo begun >begun; read -r _ <release; fi
      mkdir -p cli/target/quick/lib
      echo jar >cli/target/quick/rootsweep-cli-0.1.0-SNAPSHOT.jar
      """;

  @TempDir private Path checkout = Path.of("");

  @BeforeEach
  void checkOut() throws IOException {
    checkout = checkout.toRealPath();
    for (String tool : TOOLS) {
      lend(tool);
    }
    if (Tools.find("ps").isPresent()) {
      lend("ps");
    }
    program("rootsweep", Files.readString(Path.of("..", "rootsweep")));
    program("tools/mvn", MAVEN);
    program("bin/find-jdk", "#!/bin/bash\necho " + checkout + "/jdk\n");
    program("jdk/bin/java", "#!/bin/bash\nprintf '%s\\n' \"$@\"\n");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", "without flock"})
  void buildsOnceWhenTwoStartAtOnce(String how) throws Exception {
    if (how.equals("with flock")) {
      Tools.demand("flock");
      lend("flock");
    }
    pipe("begun");
    pipe("release");

    Process first = start("bash", "rootsweep");
    assertEquals("begun\n", Files.readString(checkout.resolve("begun")));
    Process second = start("bash", "rootsweep");
    try (BufferedReader said = second.errorReader()) {
      assertEquals(WAITING, said.readLine());
      Files.writeString(checkout.resolve("release"), "go\n");

      assertEquals(0, first.waitFor());
      assertEquals(0, second.waitFor());
      assertNull(said.readLine());
    }
    assertEquals(BUILDING + "\n", errors(first));
    assertEquals(List.of("built"), builds());
    assertEquals(classPath(first), classPath(second));
  }

  @Test
  void takesOverTheLockOfABuildThatDied() throws Exception {
    Path target = Files.createDirectories(checkout.resolve("target"));
    Files.createSymbolicLink(target.resolve("rootsweep-build.lock.holder"), Path.of("999999999"));

    Process started = start("bash", "rootsweep");

    assertEquals(BUILDING + "\n", errors(started));
    assertEquals(0, started.waitFor());
    try (Stream<Path> left = Files.list(target)) {
      assertEquals(
          List.of("rootsweep-build.log"), left.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void leavesTheJarsOfACommandThatRuns() throws Exception {
    Path running = classPath(start("bash", "rootsweep"));
    Files.setLastModifiedTime(running.resolve("stamp"), FileTime.from(Instant.EPOCH));

    Process rebuilt = start("bash", "rootsweep");

    assertEquals("Building Rootsweep (its sources changed)...\n", errors(rebuilt));
    assertNotEquals(running, classPath(rebuilt));
    assertTrue(Files.exists(running.resolve("rootsweep-cli-0.1.0-SNAPSHOT.jar")));
    assertTrue(Files.exists(running.resolve("lib")));
    assertEquals("", errors(start("bash", "rootsweep")));
    assertEquals(2, builds().size());
  }

  @Test
  void saysWhatToDoWhereItMayNotWrite() throws Exception {
    Files.createDirectories(checkout.resolve("cli"));
    Files.writeString(checkout.resolve("cli/target"), "not a folder");

    Process started = start("bash", "rootsweep");

    assertEquals(
        "Rootsweep must be built (first use, one to four minutes), but you may not write to "
            + checkout
            + ": copy the checkout to a folder of your own, or let its owner run "
            + checkout
            + "/rootsweep once.\n",
        errors(started));
    assertEquals(1, started.waitFor());
    assertFalse(Files.exists(checkout.resolve("builds")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ERROR] Could not transfer artifact a:b:pom:1 from/to central (https://x): Connection"
            + " refused",
        "[ERROR] Plugin a:b:1 or one of its dependencies could not be resolved: Unknown host x",
        "[FATAL] Non-resolvable import POM: Could not transfer artifact a:b:pom:1",
        "[ERROR] Cannot access central (https://x) in offline mode",
      })
  void saysWhatToDoWhereMavenCannotDownload(String words) throws Exception {
    Files.writeString(checkout.resolve("fails"), words + "\n[ERROR] Re-run Maven with -X\n");

    Process started = start("bash", "rootsweep");

    assertEquals(
        BUILDING
            + "\nMaven could not download what Rootsweep is built with. Check the network, the"
            + " proxy and the mirrors in Maven's settings.xml, then run the command again. Maven's"
            + " own words are in "
            + checkout
            + "/target/rootsweep-build.log\n",
        errors(started));
    assertEquals(1, started.waitFor());
  }

  @Test
  void showsWhyTheSourcesCannotBeBuiltAndTriesAgain() throws Exception {
    Path fails = Files.writeString(checkout.resolve("fails"), "[ERROR] ';' expected\n");

    Process started = start("bash", "rootsweep");

    assertTrue(errors(started).contains("\n[ERROR] ';' expected\nRootsweep could not be built"));
    assertEquals(1, started.waitFor());
    Files.delete(fails);
    assertEquals(0, start("bash", "rootsweep").waitFor());
    assertEquals(2, builds().size());
  }

  @Test
  void runsUnderSh() throws Exception {
    Process started = start("/bin/sh", "rootsweep");

    assertEquals(BUILDING + "\n", errors(started));
    assertEquals(0, started.waitFor());
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).directory(checkout.toFile());
    process.environment().put("PATH", checkout.resolve("tools").toString());
    return process.start();
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// The folder that the started Java has on its class path.
  private static Path classPath(Process process) throws IOException {
    try (BufferedReader arguments = process.inputReader()) {
      String jar =
          arguments
              .lines()
              .dropWhile(word -> !word.equals("-cp"))
              .skip(1)
              .findFirst()
              .orElseThrow();
      return Path.of(jar.substring(0, jar.lastIndexOf('/', jar.indexOf(':'))));
    }
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(checkout.resolve("builds"));
  }

  private void pipe(String name) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("mkfifo", checkout + "/" + name).start().waitFor());
  }

  private void program(String name, String text) throws IOException {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  /// Makes a tool of this machine one of the launcher's.
  private void lend(String tool) throws IOException {
    Path found = Tools.find(tool).orElseThrow(() -> new IOException("no " + tool));
    program("tools/" + tool, "#!/bin/sh\nexec '" + found + "' \"$@\"\n");
  }
}
