package dev.rootsweep.core.alert;

import dev.rootsweep.core.port.PortFailure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How the telling of one thing went, over all its channels.
///
/// - shape: `done` are the channels through which it went out now; `held` tells whether somebody
///   else is about to tell a part; `failure` is the first; `unmarked` are the channels that have
///   had it, though the ledger does not know
public record Delivered(
    Set<String> done, boolean held, Optional<PortFailure> failure, Set<String> unmarked) {
  public Delivered {
    done = Set.copyOf(done);
    unmarked = Set.copyOf(unmarked);
  }

  static Delivered now(Deed deed) {
    return new Delivered(fresh(deed), false, Optional.empty(), Set.of());
  }

  private static Set<String> fresh(Deed deed) {
    return deed.done() ? Set.of() : Set.of(deed.channel());
  }

  /// Returns what is said when there was nothing left to do.
  public static Delivered before() {
    return new Delivered(Set.of(), false, Optional.empty(), Set.of());
  }

  static Delivered byAnother() {
    return new Delivered(Set.of(), true, Optional.empty(), Set.of());
  }

  static Delivered failed(PortFailure failure) {
    return new Delivered(Set.of(), false, Optional.of(failure), Set.of());
  }

  static Delivered unmarked(Deed deed) {
    return new Delivered(fresh(deed), false, Optional.empty(), Set.of(deed.channel()));
  }

  /// Tells whether anything went out now.
  public boolean fresh() {
    return !done.isEmpty();
  }

  /// - errors: the `PortFailure` by which something did not go out
  public void demandSent() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /// Puts two tellings together.
  public Delivered and(Delivered other) {
    return new Delivered(
        both(done, other.done),
        held || other.held,
        failure.or(() -> other.failure),
        both(unmarked, other.unmarked));
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.addAll(others);
    return both;
  }
}
