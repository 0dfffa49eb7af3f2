package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;

/// The flag that stops every removal until somebody takes it back.
public record Pause(String by, String reason, Instant since) {
  public Pause {
    by = Texts.shown(by);
    reason = Texts.shown(reason);
  }

  /// Says who paused, since when and why.
  public String words() {
    return "paused by " + by + " since " + Utc.seconds(since) + ": " + reason;
  }
}
