package dev.rootsweep.core.alert;

import dev.rootsweep.core.port.PortFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How the telling of one thing went, over all its channels.
///
/// - shape: `fresh` tells whether anything went out now; `held` whether somebody else is about to
///   tell a part; `failure` is the first; `unmarked` are the channels that have had it, though the
///   ledger does not know
public record Delivered(
    boolean fresh, boolean held, Optional<PortFailure> failure, Set<String> unmarked) {
  public Delivered {
    unmarked = Set.copyOf(unmarked);
  }

  static Delivered now() {
    return new Delivered(true, false, Optional.empty(), Set.of());
  }

  /// Returns what is said when there was nothing left to do.
  public static Delivered before() {
    return new Delivered(false, false, Optional.empty(), Set.of());
  }

  static Delivered byAnother() {
    return new Delivered(false, true, Optional.empty(), Set.of());
  }

  static Delivered failed(PortFailure failure) {
    return new Delivered(false, false, Optional.of(failure), Set.of());
  }

  static Delivered unmarked(String channel) {
    return new Delivered(true, false, Optional.empty(), Set.of(channel));
  }

  /// - errors: the `PortFailure` by which something did not go out
  public void demandSent() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /// Returns the same for what went out earlier.
  Delivered notFresh() {
    return new Delivered(false, held, failure, unmarked);
  }

  /// Puts two tellings together.
  public Delivered and(Delivered other) {
    Set<String> both = new HashSet<>(unmarked);
    both.addAll(other.unmarked);
    return new Delivered(
        fresh || other.fresh, held || other.held, failure.or(() -> other.failure), both);
  }
}
