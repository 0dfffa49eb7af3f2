package dev.rootsweep.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The rows of a table among the test resources: columns between bars, comments after `#`.
final class Rows {

  private Rows() {}

  static List<List<String>> of(String name) {
    try (InputStream in =
        Objects.requireNonNull(Rows.class.getResourceAsStream("/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(name, failure);
    }
  }
}
