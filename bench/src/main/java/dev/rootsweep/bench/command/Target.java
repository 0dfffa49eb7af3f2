package dev.rootsweep.bench.command;

import dev.rootsweep.bench.figure.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What our side is to reach against one rival. That no account is lost or wrong is asked of every
/// run.
///
/// - `time`: of the ratio of the times, ours to theirs
/// - `calls`: the most calls of one of our runs
/// - `nothingThrottled`: none of our calls is throttled
/// - `mib`: the most memory (RSS) of our command
public record Target(
    Optional<Goal> time, OptionalInt calls, boolean nothingThrottled, OptionalInt mib) {
  /// Nothing but right answers.
  static final Target RIGHT =
      new Target(Optional.empty(), OptionalInt.empty(), false, OptionalInt.empty());

  static Target within(double ratio) {
    return new Target(
        Optional.of(Goal.atMost(ratio)), OptionalInt.empty(), false, OptionalInt.empty());
  }

  Target callingAtMost(int most) {
    return new Target(time, OptionalInt.of(most), nothingThrottled, mib);
  }

  Target neverThrottled() {
    return new Target(time, calls, true, mib);
  }

  Target holdingAtMostMib(int most) {
    return new Target(time, calls, nothingThrottled, OptionalInt.of(most));
  }

  boolean reachedBy(Compared compared) {
    return time.stream().allMatch(goal -> goal.reachedBy(compared.ratio().median()))
        && compared.ours(Attempt::lost).greatest() == 0
        && compared.ours(Attempt::wrong).greatest() == 0
        && compared.ours(Attempt::calls).greatest() <= calls.orElse(Integer.MAX_VALUE)
        && (!nothingThrottled || compared.ours(Attempt::throttled).greatest() == 0)
        && compared.ours(Attempt::peakMib).greatest() <= mib.orElse(Integer.MAX_VALUE);
  }

  public String words() {
    List<String> words = new ArrayList<>();
    time.ifPresent(goal -> words.add(goal.words() + " of the time"));
    calls.ifPresent(most -> words.add(String.format(Locale.ROOT, "at most %,d calls", most)));
    mib.ifPresent(most -> words.add("at most " + most + " MiB"));
    if (nothingThrottled) {
      words.add("nothing throttled");
    }
    words.add("none lost or wrong");
    return String.join(", ", words);
  }
}
