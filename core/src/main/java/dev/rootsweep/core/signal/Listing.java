package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// What Organizations said of an account when a sweep passed it, or when a person asked.
///
/// - shape: `sweep` is the id of the sweep, or of the run by hand; `name` is the account's, empty
///   in a message of an earlier version
public record Listing(
    String sweep, String name, AccountState state, Instant joinedAt, Instant readAt) {
  public Listing {
    if (sweep.isBlank()) {
      throw new IllegalArgumentException("a listing belongs to a sweep");
    }
    sweep = Texts.shown(sweep);
    name = Texts.shown(name);
  }
}
