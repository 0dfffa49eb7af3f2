package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Programs of the machine that a test runs. With `ROOTSWEEP_TOOLS=required` in the environment a
/// missing one fails the test; without, one line says what was not tested.
final class Tools {
  private static final boolean REQUIRED = "required".equals(System.getenv("ROOTSWEEP_TOOLS"));

  private Tools() {}

  static Optional<Path> find(String tool) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static void demand(String tool) {
    boolean there = find(tool).isPresent();
    String otherwise = "what needs " + tool + ", which is not on the PATH";
    if (!there) {
      System.out.println("NOT TESTED: " + otherwise);
    }
    assertTrue(there || !REQUIRED, otherwise);
    assumeTrue(there, otherwise);
  }
}
