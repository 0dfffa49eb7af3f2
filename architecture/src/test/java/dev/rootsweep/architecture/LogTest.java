package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An exception that is caught gets into the log of a function masked, or not at all: its texts,
/// and those of its causes, may hold secrets.
class LogTest {
  private static final Pattern CATCH = Pattern.compile("catch \\([\\w\\s|.]+ (\\w+)\\)");
  private static final List<String> LOGGING =
      List.of("core/src/main/", "aws/src/main/", "functions/src/main/");

  @Test
  void noFunctionLogsAnExceptionUnmasked() {
    List<Path> files =
        Repository.mainJavaFiles().stream()
            .filter(file -> LOGGING.stream().anyMatch(Repository.relative(file)::startsWith))
            .toList();

    assertTrue(files.size() >= 200, () -> "only " + files.size() + " files were found");
    assertEquals(
        "",
        files.stream()
            .flatMap(file -> unmasked(Repository.read(file)).map(Repository.relative(file)::concat))
            .collect(Collectors.joining("\n")),
        "log these by MaskedFailure.log\n");
  }

  @Test
  void knowsAnExceptionThatIsLogged() {
    String source =
        """
        } catch (IOException | RuntimeException e) {
          LOG.error("the metric {} was not written", metric.metricName(), %s);
        """;

    assertEquals(1, unmasked(source.formatted("e")).count());
    assertEquals(1, unmasked(source.formatted("e.getMessage()")).count());
    assertEquals(1, unmasked(source.formatted("String.valueOf(e)")).count());
    assertEquals(0, unmasked(source.formatted("here")).count());
  }

  private static Stream<String> unmasked(String source) {
    return CATCH
        .matcher(source)
        .results()
        .map(caught -> caught.group(1))
        .distinct()
        .filter(
            name ->
                Pattern.compile("\\bLOG\\s*\\.\\w+\\([^;]*\\b" + name + "\\b(?!\")[^;\"]*\\);")
                    .matcher(source)
                    .find())
        .map(name -> ": " + name);
  }
}
