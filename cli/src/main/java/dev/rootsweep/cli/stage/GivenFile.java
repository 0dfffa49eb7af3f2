package dev.rootsweep.cli.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that somebody named.
public final class GivenFile {
  private GivenFile() {}

  /// Reads a file; what is no UTF-8 in it is read as the mark for that.
  ///
  /// - errors: `IllegalArgumentException` when there is no such file, or it is no file
  public static String text(Path file) throws IOException {
    demand(file);
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /// Demands that a file is there.
  ///
  /// - errors: `IllegalArgumentException` when there is no such file, or it is no file
  public static void demand(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; name the files in it");
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("there is no file " + file + " that can be read");
    }
  }
}
