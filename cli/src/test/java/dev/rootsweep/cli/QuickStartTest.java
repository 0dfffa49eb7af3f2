package dev.rootsweep.cli;

import static dev.rootsweep.cli.LauncherCheckout.BUILDING;
import static dev.rootsweep.cli.LauncherCheckout.PREPARING;
import static dev.rootsweep.cli.LauncherCheckout.errors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The command as the launcher starts it with a real Java and a real cache of loaded classes.
@DisabledOnOs(OS.WINDOWS)
class QuickStartTest {
  private static final String JAR = "rootsweep-cli-0.1.0-SNAPSHOT.jar";

  /// So many classes of ours and of libraries may come from jars: those that an audit of another
  /// account than the training's happens to need.
  private static final int FROM_JARS = 60;

  private static final String[] AUDIT = {
    "bash", "rootsweep", "audit", ExampleOrganization.HUB, "--output", "csv"
  };

  @TempDir private Path folder = Path.of("");

  private final HandWorld world = new HandWorld();
  private LauncherCheckout checkout;
  private Path loaded;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = new LauncherCheckout(folder);
    loaded = checkout.useThisJava();
    packJars(Files.createDirectories(checkout.path("made/lib")));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void loadsItsClassesFromTheCacheAndStartsWithoutOneThatIsBroken() throws Exception {
    Process built = checkout.start("bash", "rootsweep", "--version");
    assertEquals(BUILDING + PREPARING, errors(built));
    assertEquals("rootsweep 0.1.0-SNAPSHOT", LauncherCheckout.words(built).getFirst());

    String report = audit();
    assertTrue(report.contains("Clean"), report);
    assertTrue(fromJars() <= FROM_JARS, () -> fromJars() + " classes were loaded from jars");

    Path cache = onlyCache();
    byte[] whole = Files.readAllBytes(cache);
    Files.writeString(cache, "no cache");
    assertEquals(report, audit());
    assertTrue(fromJars() > FROM_JARS, "classes came from a cache that is none");

    Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
    assertEquals(report, audit());

    Files.delete(cache);
    assertEquals(report, audit());
  }

  /// Returns the report without the instant in it; standard error says what it says without a
  /// cache.
  private String audit() throws IOException, InterruptedException {
    Process audit = checkout.start(world.environment, AUDIT);
    String told = String.join("\n", LauncherCheckout.words(audit));
    String said = errors(audit);
    assertEquals(0, audit.waitFor(), said);
    assertTrue(said.lines().noneMatch(line -> line.contains("[")), said);
    return told;
  }

  private long fromJars() {
    try (Stream<String> lines = Files.lines(loaded)) {
      return lines.filter(line -> line.contains("source: file:")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path onlyCache() throws IOException {
    try (Stream<Path> files = Files.walk(checkout.path("cli/target/launcher"))) {
      return files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
    }
  }

  /// Puts what this test has on its class path where Maven would put it: a cache is for jars only.
  private static void packJars(Path lib) throws IOException {
    List<Path> entries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    for (int i = 0; i < entries.size(); i++) {
      Path entry = entries.get(i);
      if (Files.isRegularFile(entry)) {
        Files.copy(entry, lib.resolve(entry.getFileName()));
      } else if (Files.exists(entry.resolve("dev/rootsweep/cli/Rootsweep.class"))) {
        jar(entry, lib.resolveSibling(JAR));
      } else if (Files.isDirectory(entry)) {
        jar(entry, lib.resolve("classes-" + i + ".jar"));
      }
    }
  }

  private static void jar(Path classes, Path jar) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(nowhere, nowhere, "-cf", jar.toString(), "-C", classes.toString(), ".");
    assertEquals(0, code, jar::toString);
  }
}
