package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.FormatterException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
  private final Format format = new Format();

  @Test
  void everyJavaFileIsFormatted() {
    List<Path> files = Repository.javaFiles();

    List<String> unformatted =
        files.parallelStream()
            .filter(file -> !isFormatted(file))
            .map(Repository::relative)
            .toList();

    assertTrue(files.size() >= 180, () -> "only " + files.size() + " Java files were found");
    assertEquals("", String.join("\n", unformatted), "format these with: mvn -q -N -Pformat\n");
  }

  private boolean isFormatted(Path file) {
    String source = Repository.read(file);
    try {
      return format.apply(source).equals(source);
    } catch (FormatterException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
