package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class ErrorLogTest {
  @Test
  void writesErrorsWithTheirCauseAndNothingElse() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Logger log = new ErrorLog().getLoggerFactory().getLogger("software.amazon.awssdk.Some");
      log.warn("said to nobody");
      log.error("{} of {} broke", 1, 2, new IllegalStateException("why"));
      assertFalse(log.isWarnEnabled());
    } finally {
      System.setErr(before);
    }

    String said = bytes.toString(StandardCharsets.UTF_8);
    assertEquals("ERROR Some: 1 of 2 broke", said.lines().findFirst().orElse(""));
    assertTrue(said.contains("IllegalStateException: why"), said);
    assertFalse(said.contains("nobody"), said);
  }
}
