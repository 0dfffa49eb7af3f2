package dev.rootsweep.core.alert;

import dev.rootsweep.core.port.PortFailure;
import java.util.Optional;

/// How the telling of one thing went, over all its channels.
///
/// - shape: `fresh` tells whether anything went out now; `held` whether somebody else is about to
///   tell a part; `failure` is the first
public record Delivered(boolean fresh, boolean held, Optional<PortFailure> failure) {
  static Delivered now() {
    return new Delivered(true, false, Optional.empty());
  }

  /// Returns what is said when there was nothing left to do.
  public static Delivered before() {
    return new Delivered(false, false, Optional.empty());
  }

  static Delivered byAnother() {
    return new Delivered(false, true, Optional.empty());
  }

  static Delivered failed(PortFailure failure) {
    return new Delivered(false, false, Optional.of(failure));
  }

  /// Puts two tellings together.
  public Delivered and(Delivered other) {
    return new Delivered(fresh || other.fresh, held || other.held, failure.or(() -> other.failure));
  }
}
