package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What the documentation tells people to type is what the command line takes.
class DocumentedCommandsTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /// Up to a comment, a redirection or another command.
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|&& )\\./rootsweep ((?:\"[^\"]*\"|[^#>|&\n])*)");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static List<String> commands() throws IOException {
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(Stream.of(HOME.resolve("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .flatMap(file -> BLOCK.matcher(text(file)).results())
          .flatMap(block -> COMMAND.matcher(block.group(1)).results())
          .map(command -> command.group(1).strip())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void parse(String command) {
    String[] words =
        WORD.matcher(command)
            .results()
            .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
            .toArray(String[]::new);
    CommandLine line = Rootsweep.commandLine();

    assertDoesNotThrow(() -> line.parseArgs(words));
  }

  @Test
  void areFound() throws IOException {
    assertTrue(commands().contains("sandbox --env-file sandbox.env"), commands()::toString);
    assertTrue(commands().contains("pause --reason \"change freeze\""), commands()::toString);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
