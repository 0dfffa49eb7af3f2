package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.Severity;
import java.util.Optional;
import java.util.Set;

/// An activity that must be looked at once more.
///
/// - shape: `attempt` counts from 1; `asked` tells whether the ledger has said before that it does
///   not know the session; `silence` is there while the ledger did not answer
public record Reread(RootActivity activity, int attempt, boolean asked, Optional<Silence> silence)
    implements Delayed {
  public Reread {
    if (attempt < 0) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  /// Returns the first look at an activity.
  public static Reread first(RootActivity activity) {
    return new Reread(activity, 0, false, Optional.empty());
  }

  /// Returns the look after the ledger has said that it does not know the session.
  public Reread askedAgain() {
    return new Reread(activity, attempt + 1, true, Optional.empty());
  }

  /// Returns the next look after the ledger did not answer.
  public Reread during(Silence silence) {
    return new Reread(activity, attempt + 1, asked, Optional.of(silence));
  }

  /// Returns the next look at what is left to do.
  public Reread again() {
    return new Reread(activity, attempt + 1, asked, silence);
  }

  /// Returns the channels that have had an alert as severe without the ledger's knowing.
  public Set<String> told(Severity severity) {
    return silence.map(known -> known.told(severity)).orElse(Set.of());
  }

  @Override
  public Origin origin() {
    return activity.origin();
  }
}
