package dev.rootsweep.core.triage;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What was seen before, where an activity is judged by it; what nobody remembers is not in it.
record Background(Set<Seen> seen) {
  /// What may have been seen before.
  enum Seen {
    /// The alert about the beginning of the session that was renewed.
    BEGINNING_TOLD,
    /// The plan that was executed is one for another stack.
    ELSEWHERE,
    /// The account joined within a day before it was moved.
    JOINED_LATELY,
    /// The account was closed before it departed.
    CLOSING,
    /// CloudFormation reported on our stack set around that time.
    STACK_SET_AT_WORK,
    /// CloudFormation never reported on our stack set.
    STACK_SET_UNHEARD,
    /// Somebody who may not deploy set CloudFormation to work on a stack of ours.
    STARTED_BY_OTHERS,
    /// A deployment role set CloudFormation to work on a stack of ours.
    DEPLOYING
  }

  private static final Background NONE = new Background(Set.of());

  Background {
    seen = Set.copyOf(seen);
  }

  static Background none() {
    return NONE;
  }

  /// Returns everything that may have been seen before: one thing, or who both started the same.
  static List<Background> guesses() {
    return Stream.concat(
            Stream.of(NONE, NONE.with(Seen.STARTED_BY_OTHERS, true).with(Seen.DEPLOYING, true)),
            Arrays.stream(Seen.values()).map(one -> NONE.with(one, true)))
        .toList();
  }

  /// Adds what was seen, if it was.
  Background with(Seen one, boolean isSeen) {
    if (!isSeen) {
      return this;
    }
    Set<Seen> both = EnumSet.of(one);
    both.addAll(seen);
    return new Background(both);
  }

  boolean has(Seen one) {
    return seen.contains(one);
  }
}
