package dev.rootsweep.core.model;

import java.time.Instant;

/// How people know a member, as Organizations said it.
///
/// - shape: `saidAt` is when Organizations said it, of an account that was a member then; long ago
///   where the account has left, or where nobody noted when
public record KeptLabel(AccountLabel label, Instant saidAt) {

  /// Returns the same of an account that is no member any more.
  public KeptLabel ofTheGone() {
    return new KeptLabel(label, Instant.EPOCH);
  }
}
