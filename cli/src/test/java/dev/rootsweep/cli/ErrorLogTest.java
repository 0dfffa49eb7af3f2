package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ErrorLogTest {
  @Test
  void writesErrorsWithTheirCauseAndNothingElse() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Logging.class.getName())
            .start();

    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals("ERROR ErrorLogTest$Logging - 1 of 2 broke", said.lines().findFirst().orElse(""));
    assertTrue(said.contains("IllegalStateException: why"), said);
    assertTrue(said.lines().skip(1).noneMatch(line -> line.contains("$Logging -")), said);
    assertEquals(0, process.waitFor());
  }

  /// A process that logs as the command does.
  static final class Logging {
    private Logging() {}

    public static void main(String[] arguments) {
      ErrorLog.takeOver();
      Logger log = LoggerFactory.getLogger(Logging.class);
      log.warn("said to nobody");
      log.error("{} of {} broke", 1, 2, new IllegalStateException("why"));
    }
  }
}
