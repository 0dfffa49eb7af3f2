package dev.rootsweep.cli;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.text.Utc;

/// Who paused removals, since when and why.
final class PauseText {
  private PauseText() {}

  /// Describes a pause that counts.
  static String of(Pause pause) {
    return "Removals are paused since " + origin(pause);
  }

  /// Describes a pause that has ended.
  static String was(Pause pause) {
    return "They were paused since " + origin(pause);
  }

  private static String origin(Pause pause) {
    return "%s, by %s. Reason: %s".formatted(Utc.seconds(pause.since()), pause.by(), ended(pause));
  }

  private static String ended(Pause pause) {
    return pause.reason().endsWith(".") ? pause.reason() : pause.reason() + ".";
  }
}
