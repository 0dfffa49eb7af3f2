package dev.rootsweep.cli.connect;

import java.util.Optional;

/// Whoever sits in front of the command, if anybody does.
public interface Terminal {
  /// Tells whether a person can be asked: reads what is asked, and answers.
  boolean canAnswer();

  /// Tells whether standard error is watched by a person, on a terminal that can draw a line again.
  boolean showsErrors();

  /// Tells whether standard output is watched by a person, on a terminal that can show colours.
  boolean showsOutput();

  /// Asks, and returns the answer; empty at the end of the input.
  Optional<String> ask(String question);
}
