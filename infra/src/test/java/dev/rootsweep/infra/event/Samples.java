package dev.rootsweep.infra.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sample events, and what their README says of them.
public final class Samples {
  private static final Path FOLDER = Path.of("..", "events");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\S+\\.json)` \\| ([^|]+) \\| `(\\w+)` \\| `[^`]+` \\|");

  private Samples() {}

  /// Returns the rules that match each file, by the README.
  public static Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    Matcher rows = ROW.matcher(text("README.md"));
    while (rows.find()) {
      rules.put(rows.group(1), rows.group(2));
    }
    return rules;
  }

  /// Returns the text of a file.
  public static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
