package dev.rootsweep.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/// What a command that changed something says of it.
final class Answer {
  private Answer() {}

  /// Prints the lines on standard output, else on standard error: the change stands although it
  /// could not be reported.
  static void print(CommandLine line, List<String> lines) {
    PrintWriter out = line.getOut();
    lines.forEach(out::println);
    if (out.checkError()) {
      warn(line, lines);
    }
  }

  /// Prints the lines on standard error.
  static void warn(CommandLine line, List<String> lines) {
    PrintWriter err = line.getErr();
    lines.forEach(err::println);
    err.flush();
  }
}
