package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Terminal;

/// Questions before what cannot be undone.
final class Asking {
  private Asking() {}

  /// Refuses to start where a question could not be answered.
  static void demand(String command, boolean yes, Terminal terminal) {
    if (!yes && !terminal.canAnswer()) {
      throw new IllegalArgumentException(
          command + " asks first, and nobody can answer here: add --yes. Nothing was changed.");
    }
  }

  /// Asks; everything but a yes is a no.
  static boolean yes(Terminal terminal, String question) {
    return terminal
        .ask(question)
        .map(String::strip)
        .filter(answer -> answer.matches("(?i)y(es)?"))
        .isPresent();
  }
}
