package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// The flag that stops every removal until somebody takes it back.
public record Pause(String by, String reason, Instant since) {
  public Pause {
    by = Texts.shown(by);
    reason = Texts.shown(reason);
  }
}
