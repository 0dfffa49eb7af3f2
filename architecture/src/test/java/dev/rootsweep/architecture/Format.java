package dev.rootsweep.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The source format: google-java-format's, for every Java file of the repository.
///
/// It is one file with no dependency on its neighbours: the `format` profile runs it from source.
final class Format {
  private static final Set<String> SKIPPED = Set.of("target", "cdk.out", "node_modules");

  private final Formatter formatter = new Formatter();

  /// Formats every Java file under the folder given.
  public static void main(String[] args) throws IOException {
    Format format = new Format();
    int failures = 0;
    for (Path file : javaFiles(Path.of(args[0]))) {
      try {
        String before = Files.readString(file);
        String after = format.apply(before);
        if (!after.equals(before)) {
          Files.writeString(file, after);
          System.out.println("formatted " + file);
        }
      } catch (FormatterException e) {
        failures++;
        System.err.println(file + ": " + e.getMessage());
      }
    }
    System.exit(failures == 0 ? 0 : 1);
  }

  String apply(String source) throws FormatterException {
    return formatter.formatSourceAndFixImports(source);
  }

  /// Lists the Java files under a folder, without what builds and tools left there.
  static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped =
                !folder.equals(root) && (name.startsWith(".") || SKIPPED.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
