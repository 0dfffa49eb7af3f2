package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Truth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/// A part of a statement, and what must come of it.
final class Goal {
  private static final int NO_SIDE = -1;

  private final Outcomes outcomes;
  private final BitSet wanted;

  /// One side with fewer choices, which meets a goal or leaves fewer sides open for it.
  record Step(int side, BitSet choices) {}

  Goal(Outcomes outcomes, Predicate<Truth> wanted) {
    this.outcomes = outcomes;
    this.wanted = outcomes.places(wanted);
  }

  Outcomes outcomes() {
    return outcomes;
  }

  /// Tells whether every choice that is still open meets it. Where it reads two open sides, it
  /// tells so only once one of them is settled.
  boolean isMet(Domains domains) {
    int[] open = open(domains);
    return switch (open.length) {
      case 0 -> wanted.get(outcomes.place(domains, NO_SIDE, 0));
      case 1 -> meeting(domains, open[0]).equals(domains.of(open[0]));
      default -> false;
    };
  }

  /// Returns the ways on to meet it, each of which leaves out no call that the others do not have;
  /// none where no choice that is still open can.
  List<Step> steps(Domains domains) {
    int[] open = open(domains);
    return switch (open.length) {
      case 0 -> List.of();
      case 1 -> steps(open[0], meeting(domains, open[0]));
      default ->
          domains.of(open[0]).stream()
              .mapToObj(choice -> new Step(open[0], single(choice)))
              .toList();
    };
  }

  private static List<Step> steps(int side, BitSet choices) {
    return choices.isEmpty() ? List.of() : List.of(new Step(side, choices));
  }

  private static BitSet single(int choice) {
    BitSet set = new BitSet();
    set.set(choice);
    return set;
  }

  private int[] open(Domains domains) {
    return Arrays.stream(outcomes.read()).filter(side -> !domains.isSettled(side)).toArray();
  }

  private BitSet meeting(Domains domains, int side) {
    if (outcomes.read().length == 1) {
      return domains.within(side, wanted).of(side);
    }
    BitSet met = new BitSet();
    domains.of(side).stream()
        .filter(choice -> wanted.get(outcomes.place(domains, side, choice)))
        .forEach(met::set);
    return met;
  }
}
