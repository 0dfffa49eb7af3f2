package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// The end of a pause, as the ledger keeps it until the next pause.
///
/// - shape: `pause` in words; `by` and `at` as the row has them: chosen by the person who ended the
///   pause
public record PauseEnd(String pause, String by, String at) {
  public PauseEnd {
    pause = Texts.shown(pause);
    by = Texts.shown(by);
    at = Texts.shown(at);
  }
}
