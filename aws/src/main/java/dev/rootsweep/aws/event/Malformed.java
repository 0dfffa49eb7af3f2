package dev.rootsweep.aws.event;

import dev.rootsweep.core.text.Texts;

/// A message that is not what it must be.
final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Malformed(String reason) {
    super(Texts.shown(reason));
    this.reason = Texts.shown(reason);
  }

  String reason() {
    return reason;
  }
}
