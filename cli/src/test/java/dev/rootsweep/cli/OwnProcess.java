package dev.rootsweep.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command in a process of its own.
final class OwnProcess {
  private OwnProcess() {}

  /// Returns the words that start it with the class path of this test.
  static List<String> words(String... arguments) {
    return with(System.getProperty("java.class.path"), arguments);
  }

  /// Returns the words that start it with another class path.
  static List<String> with(String classPath, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.rootsweep.cli.Rootsweep"));
    words.addAll(List.of(arguments));
    return words;
  }
}
