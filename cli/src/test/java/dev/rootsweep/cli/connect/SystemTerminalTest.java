package dev.rootsweep.cli.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTerminalTest {
  private static final String STREAMS = "rootsweep.terminal";

  @AfterEach
  void forget() {
    System.clearProperty(STREAMS);
  }

  @ParameterizedTest
  @CsvSource({
    "012, true,  true,  true",
    "02,  true,  true,  false",
    "01,  false, false, true",
    "'',  false, false, false",
  })
  void knowsEachStream(String streams, boolean answers, boolean errors, boolean output) {
    System.setProperty(STREAMS, streams);

    Terminal terminal = new SystemTerminal("xterm-256color");

    assertEquals(answers, terminal.canAnswer());
    assertEquals(errors, terminal.showsErrors());
    assertEquals(output, terminal.showsOutput());
  }

  @Test
  void drawsNothingOnADumbTerminal() {
    System.setProperty(STREAMS, "012");

    Terminal terminal = new SystemTerminal("dumb");

    assertTrue(terminal.canAnswer());
    assertFalse(terminal.showsErrors());
    assertFalse(terminal.showsOutput());
  }
}
