package dev.rootsweep.bench.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The programs of others that the person who measures has.
///
/// - `rootManager`: the program `aws-root-manager`
public record Rivals(Optional<Path> rootManager) {
  private static final String PREFIX = Side.ROOT_MANAGER.words() + "=";

  /// Reads `NAME=PATH` texts.
  ///
  /// - errors: `IllegalArgumentException` for another name, and for a path that is no program
  public static Rivals of(List<String> texts) {
    Optional<Path> rootManager = Optional.empty();
    for (String text : texts) {
      if (!text.startsWith(PREFIX)) {
        throw new IllegalArgumentException("--against takes " + PREFIX + "PATH, not " + text);
      }
      rootManager = Optional.of(program(Path.of(text.substring(PREFIX.length())).toAbsolutePath()));
    }
    return new Rivals(rootManager);
  }

  private static Path program(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("--against: there is no program " + path);
    }
    if (!Files.isExecutable(path)) {
      throw new IllegalArgumentException(
          "--against: " + path + " may not be executed: chmod +x it, or name another file");
    }
    return path;
  }
}
