package dev.rootsweep.cli.policy;

import dev.rootsweep.aws.policy.GivenPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Policies in files and on standard input.
///
/// - shape: `standard`, what is read for `-`
public record PolicyInput(InputStream standard) {
  /// What stands for standard input on a command line.
  public static final String STANDARD = "-";

  /// Returns what people call an input.
  public static String title(String name) {
    return name.equals(STANDARD) ? "standard input" : name;
  }

  /// Reads a file, or standard input.
  ///
  /// - errors: `IllegalArgumentException` that says why there is nothing to be read;
  ///   `UnreadablePolicy`
  public GivenPolicy read(String name) throws IOException {
    if (name.equals(STANDARD)) {
      return GivenPolicy.read(standard);
    }
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("this is a folder; name the files in it");
    }
    try (InputStream input = Files.newInputStream(file)) {
      return GivenPolicy.read(input);
    } catch (FileSystemException e) {
      throw new IllegalArgumentException(why(e), e);
    }
  }

  static String why(FileSystemException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "you may not read this file";
      default ->
          "this file cannot be read: "
              + Optional.ofNullable(failure.getReason()).orElse("the system does not say why");
    };
  }
}
