package dev.rootsweep.cli;

import static dev.rootsweep.cli.LauncherCheckout.BUILDING;
import static dev.rootsweep.cli.LauncherCheckout.PREPARING;
import static dev.rootsweep.cli.LauncherCheckout.classPath;
import static dev.rootsweep.cli.LauncherCheckout.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
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

/// The build that the launcher makes first.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String WAITING = "Waiting for another build of Rootsweep to end...";

  @TempDir private Path folder = Path.of("");

  private LauncherCheckout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new LauncherCheckout(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with flock", "without flock"})
  void buildsOnceWhenTwoStartAtOnce(String how) throws Exception {
    if (how.equals("with flock")) {
      Tools.demand("flock");
      checkout.lend("flock");
    }
    checkout.pipe("begun");
    checkout.pipe("release");

    Process first = checkout.start("bash", "rootsweep");
    assertEquals("begun\n", Files.readString(checkout.path("begun")));
    Process second = checkout.start("bash", "rootsweep");
    try (BufferedReader said = second.errorReader()) {
      assertEquals(WAITING, said.readLine());
      Files.writeString(checkout.path("release"), "go\n");

      assertEquals(0, first.waitFor());
      assertEquals(0, second.waitFor());
      assertNull(said.readLine());
    }
    assertEquals(BUILDING + PREPARING, errors(first));
    assertEquals(List.of("built"), checkout.builds());
    assertEquals(classPath(first), classPath(second));
  }

  @Test
  void takesOverTheLockOfABuildThatDied() throws Exception {
    Path target = Files.createDirectories(checkout.path("target"));
    Files.createSymbolicLink(target.resolve("rootsweep-build.lock.holder"), Path.of("999999999"));

    Process started = checkout.start("bash", "rootsweep");

    assertEquals(BUILDING + PREPARING, errors(started));
    assertEquals(0, started.waitFor());
    try (Stream<Path> left = Files.list(target)) {
      assertEquals(
          List.of("rootsweep-build.log"), left.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void leavesTheJarsOfACommandThatRuns() throws Exception {
    Path running = classPath(checkout.start("bash", "rootsweep"));
    Files.setLastModifiedTime(running.resolve("stamp"), FileTime.from(Instant.EPOCH));

    Process rebuilt = checkout.start("bash", "rootsweep");

    assertEquals("Building Rootsweep (its sources changed)...\n" + PREPARING, errors(rebuilt));
    assertNotEquals(running, classPath(rebuilt));
    assertTrue(Files.exists(running.resolve("rootsweep-cli-0.1.0-SNAPSHOT.jar")));
    assertTrue(Files.exists(running.resolve("lib")));
    assertEquals("", errors(checkout.start("bash", "rootsweep")));
    assertEquals(2, checkout.builds().size());
  }

  @Test
  void saysWhatToDoWhereItMayNotWrite() throws Exception {
    Files.createDirectories(checkout.path("cli"));
    Files.writeString(checkout.path("cli/target"), "not a folder");

    Process started = checkout.start("bash", "rootsweep");

    assertEquals(
        "Rootsweep must be built (first use, one to four minutes), but you may not write to "
            + checkout.path("")
            + ": copy the checkout to a folder of your own, or let its owner run "
            + checkout.path("rootsweep")
            + " once.\n",
        errors(started));
    assertEquals(1, started.waitFor());
    assertFalse(Files.exists(checkout.path("builds")));
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
    Files.writeString(checkout.path("fails"), words + "\n[ERROR] Re-run Maven with -X\n");

    Process started = checkout.start("bash", "rootsweep");

    assertEquals(
        BUILDING
            + "Maven could not download what Rootsweep is built with. Check the network, the"
            + " proxy and the mirrors in Maven's settings.xml, then run the command again. Maven's"
            + " own words are in "
            + checkout.path("target/rootsweep-build.log")
            + "\n",
        errors(started));
    assertEquals(1, started.waitFor());
  }

  @Test
  void showsWhyTheSourcesCannotBeBuiltAndTriesAgain() throws Exception {
    Path fails = Files.writeString(checkout.path("fails"), "[ERROR] ';' expected\n");

    Process started = checkout.start("bash", "rootsweep");

    assertTrue(errors(started).contains("\n[ERROR] ';' expected\nRootsweep could not be built"));
    assertEquals(1, started.waitFor());
    Files.delete(fails);
    assertEquals(0, checkout.start("bash", "rootsweep").waitFor());
    assertEquals(2, checkout.builds().size());
  }

  @Test
  void runsUnderSh() throws Exception {
    Process started = checkout.start("/bin/sh", "rootsweep");

    assertEquals(BUILDING + PREPARING, errors(started));
    assertEquals(0, started.waitFor());
  }
}
