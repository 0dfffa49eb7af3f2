package dev.rootsweep.aws.policy;

import java.io.Serial;

/// A text that is no policy document at all; the message says why, fit to be shown.
public final class UnreadablePolicy extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnreadablePolicy(String why) {
    super(why);
  }
}
