package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Terminal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A terminal whose person gives the answers of a test, where there is a person. Neither stream is
/// watched, so that no bar is drawn into the build's log.
final class ScriptedTerminal implements Terminal {
  final List<String> questions = new ArrayList<>();

  private final Deque<String> answers = new ArrayDeque<>();
  private boolean person;

  /// Puts a person there who gives these answers.
  void answer(String... texts) {
    person = true;
    answers.addAll(List.of(texts));
  }

  @Override
  public boolean canAnswer() {
    return person;
  }

  @Override
  public boolean showsErrors() {
    return false;
  }

  @Override
  public boolean showsOutput() {
    return false;
  }

  @Override
  public Optional<String> ask(String question) {
    questions.add(question);
    return Optional.ofNullable(answers.poll());
  }
}
