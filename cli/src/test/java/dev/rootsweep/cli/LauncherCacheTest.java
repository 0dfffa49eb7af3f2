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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void tellsAFailedTrainingAndTriesAgainWhenAsked() throws Exception {
    Path untrained = checkout.write("jdk/bin/untrained", "");

    Process first = checkout.start("bash", "rootsweep");

    String said = errors(first);
    Path log = logOf(first);
    Path tried = Path.of(cache(log) + ".for");
    assertEquals(
        BUILDING
            + PREPARING
            + "The quick start could not be prepared, because its training run failed: read "
            + log
            + ", then remove "
            + tried
            + " and run the command again; until then each start takes a second longer.\n",
        said);
    assertTrue(Files.readString(log).endsWith("no audit\n"), said);
    assertEquals("", errors(checkout.start("bash", "rootsweep")));

    Files.delete(untrained);
    Files.delete(tried);
    assertEquals(PREPARING, errors(checkout.start("bash", "rootsweep")));
    assertTrue(Files.exists(cache(log)));
  }

  @ParameterizedTest
  @CsvSource({"fails, why", "makes-none, none"})
  void tellsThatJavaMadeNoneAndTriesAgainWithAnotherJdk(String how, String why) throws Exception {
    Path broken = checkout.write("jdk/bin/" + how, "");

    Process first = checkout.start("bash", "rootsweep");

    String said = errors(first);
    Path log = logOf(first);
    assertEquals(
        BUILDING
            + PREPARING
            + "The quick start could not be prepared, because this JDK made no cache from the"
            + " training run: read "
            + log
            + ", then update the JDK and run the command again; until then each start takes a"
            + " second longer.\n",
        said);
    assertTrue(Files.readString(log).contains(why + "\n"), said);
    assertEquals(0, first.waitFor());
    assertFalse(Files.exists(cache(log)));
    assertEquals("", errors(checkout.start("bash", "rootsweep")));

    Files.delete(broken);
    checkout.write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
    assertEquals(PREPARING, errors(checkout.start("bash", "rootsweep")));
    assertTrue(Files.exists(cache(log)));
  }

  /// What Java said while the cache was made that the launcher names to it.
  private static Path logOf(Process process) throws IOException {
    return Path.of(cache(process) + ".log");
  }

  private static Path cache(Path log) {
    return log.resolveSibling(log.getFileName().toString().replace(".log", ""));
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
