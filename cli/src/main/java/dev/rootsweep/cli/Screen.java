package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Terminal;
import dev.rootsweep.cli.report.TextTable;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// What standard output is shown on.
record Screen(CommandLine line, Terminal terminal, Map<String, String> environment) {
  /// The width of the terminal that shows a table; a file or a pipe has none.
  int width() {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9][0-9]{1,3}")) {
      return Integer.parseInt(columns);
    }
    return terminal.showsOutput()
        ? line.getCommandSpec().usageMessage().autoWidth(true).width()
        : TextTable.UNLIMITED;
  }

  /// Tells whether a table has colours.
  boolean colours() {
    return terminal.showsOutput()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && Ansi.AUTO.enabled();
  }
}
