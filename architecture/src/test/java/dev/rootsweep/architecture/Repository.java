package dev.rootsweep.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The files of the repository, without what builds and tools left among them.
final class Repository {
  static final Path ROOT = root();

  private static final Set<String> SKIPPED =
      Set.of("target", "cdk.out", "node_modules", ".git", ".idea", ".vscode", ".settings");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Repository() {}

  /// Lists the names of the Maven modules, as the parent declares them.
  static List<String> modules() {
    return MODULE.matcher(read(ROOT.resolve("pom.xml"))).results().map(m -> m.group(1)).toList();
  }

  /// Lists the Java files of every module.
  static List<Path> javaFiles() {
    try {
      return Format.javaFiles(ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lists the Java files of main code.
  static List<Path> mainJavaFiles() {
    return javaFiles().stream().filter(file -> relative(file).contains("/src/main/java/")).toList();
  }

  /// Lists every file.
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return SKIPPED.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  /// Reads a file; empty when it is not text.
  static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    return text(file).orElseThrow(() -> new IllegalArgumentException(file + " is not text"));
  }

  /// Names a file as seen from the root, with slashes.
  static String relative(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no folder above holds .mvn");
      }
      folder = parent;
    }
    return folder;
  }
}
