package dev.rootsweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The file that a shell reads once a sandbox answers. It is there as a whole or not at all: a
/// shell that read an empty one would go on with real AWS.
record EnvFile(Path path) {
  EnvFile {
    path = path.toAbsolutePath();
  }

  /// Removes what an earlier sandbox left.
  ///
  /// - errors: `IllegalArgumentException` where something other than a file is there
  void clear() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IllegalArgumentException("--env-file " + path + " is not a file");
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Writes the script.
  ///
  /// - errors: `IllegalArgumentException` where it cannot be written
  void write(String script) {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.writeString(part, script);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private IllegalArgumentException unwritable(IOException e) {
    return new IllegalArgumentException(
        "--env-file %s cannot be written: %s".formatted(path, e), e);
  }
}
