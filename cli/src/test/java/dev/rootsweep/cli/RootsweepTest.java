package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RootsweepTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsAnExampleInTheHelpOfEveryCommand() {
    for (String command :
        List.of(
            "audit",
            "check",
            "approve",
            "pause",
            "resume",
            "demo",
            "sandbox",
            "play",
            "completion")) {
      out.getBuffer().setLength(0);

      int code = run(command, "--help");

      assertEquals(Rootsweep.DONE, code);
      assertTrue(out.toString().contains("Example"), command);
    }
  }

  @Test
  void completesCommandsAndOptionsInBash() throws IOException, InterruptedException {
    run("completion", "bash");
    String typed =
        "compopt() { :; }; COMP_WORDS=(rootsweep check --output ''); COMP_CWORD=3;"
            + " _complete_rootsweep; echo \"${COMPREPLY[*]}\"";

    Process bash = new ProcessBuilder("bash", "--norc", "-s").redirectErrorStream(true).start();
    try (PrintWriter input = new PrintWriter(bash.outputWriter())) {
      input.println(out);
      input.println(typed);
    }

    try (BufferedReader answers = bash.inputReader()) {
      assertEquals(List.of("table json csv"), answers.lines().toList());
    }
    assertEquals(0, bash.waitFor());
  }

  @Test
  void saysWhatToDoWhenCalledWithNothing() {
    int code = run();

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("Commands:"));
  }

  @Test
  void refusesAPortThatCannotBe() {
    int code = run("sandbox", "--port", "70000");

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("65535"));
  }

  private int run(String... arguments) {
    CommandLine line = Rootsweep.commandLine();
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
