package dev.rootsweep.cli;

import static dev.rootsweep.cli.LauncherCheckout.BUILDING;
import static dev.rootsweep.cli.LauncherCheckout.PREPARING;
import static dev.rootsweep.cli.LauncherCheckout.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The cache of loaded classes, which the launcher makes with Java after a build.
@DisabledOnOs(OS.WINDOWS)
class LauncherCacheTest {
  @TempDir private Path folder = Path.of("");

  private LauncherCheckout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new LauncherCheckout(folder);
  }

  @Test
  void makesItOnceAndStartsWithIt() throws Exception {
    Process first = checkout.start("bash", "rootsweep");
    assertEquals(BUILDING + PREPARING, errors(first));
    Process second = checkout.start("bash", "rootsweep");
    assertEquals("", errors(second));

    Path cache = cache(first);
    assertTrue(Files.exists(cache));
    assertEquals(cache, cache(second));
  }

  @Test
  void leavesNoTraceOfTheCallersEnvironmentInIt() throws Exception {
    Process started = checkout.start(Map.of("AWS_PROFILE", "mine"), "bash", "rootsweep");

    assertEquals("no profile\n", Files.readString(cache(started)));
  }

  @Test
  void makesItAnewForAJdkThatWasUpdated() throws Exception {
    assertEquals(0, checkout.start("bash", "rootsweep").waitFor());
    checkout.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");

    assertEquals(PREPARING, errors(checkout.start("bash", "rootsweep")));
    assertEquals("", errors(checkout.start("bash", "rootsweep")));
    assertEquals(List.of("built"), checkout.builds());
  }

  @Test
  void startsWithoutOneThatCannotBeMadeAndDoesNotTryAgain() throws Exception {
    checkout.write("jdk/bin/fails", "");

    Process first = checkout.start("bash", "rootsweep");

    String said = errors(first);
    Path log = Path.of(said.substring(said.lastIndexOf(' ') + 1).strip());
    assertTrue(
        said.startsWith(BUILDING + PREPARING + "The quick start could not be prepared"), said);
    assertTrue(Files.readString(log).endsWith("why\n"), said);
    assertEquals(0, first.waitFor());
    assertFalse(Files.exists(cache(first)));
    assertEquals("", errors(checkout.start("bash", "rootsweep")));
  }

  /// The cache that the launcher names to Java.
  private static Path cache(Process process) throws IOException {
    String option = "-XX:AOTCache=";
    return LauncherCheckout.words(process).stream()
        .filter(word -> word.startsWith(option))
        .map(word -> Path.of(word.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }
}
