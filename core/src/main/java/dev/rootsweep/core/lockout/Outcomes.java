package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What comes of a part of a statement, for each choice of the sides that it reads.
///
/// - shape: `read`, the sides by their numbers; `truths`, one for each combination of their
///   choices, of which the last side varies fastest
final class Outcomes {
  /// A part with more combinations than these is not looked at: it is unknown.
  static final int MOST = 100_000;

  private final List<Side> sides;
  private final int[] read;
  private final Truth[] truths;
  private final boolean tooMany;

  private Outcomes(List<Side> sides, int[] read, Truth[] truths, boolean tooMany) {
    this.sides = sides;
    this.read = read;
    this.truths = truths;
    this.tooMany = tooMany;
  }

  /// Tries a part in every way that its sides can be; `nobody` calls where no side is a caller.
  static Outcomes of(Part part, List<Side> sides, Caller nobody, RequestContext world) {
    int[] read = IntStream.range(0, sides.size()).filter(s -> part.reads(sides.get(s))).toArray();
    long size = 1;
    for (int side : read) {
      size = Math.min(size * sides.get(side).choices().size(), MOST + 1L);
    }
    if (size > MOST) {
      return new Outcomes(sides, new int[0], new Truth[] {Truth.UNKNOWN}, true);
    }
    Truth[] truths = new Truth[(int) size];
    for (int place = 0; place < size; place++) {
      truths[place] = truth(part, choices(read, place, sides), nobody, world);
    }
    return new Outcomes(sides, read, truths, false);
  }

  private static Choice[] choices(int[] read, int place, List<Side> sides) {
    Choice[] choices = new Choice[read.length];
    int rest = place;
    for (int i = read.length - 1; i >= 0; i--) {
      List<Choice> all = sides.get(read[i]).choices();
      choices[i] = all.get(rest % all.size());
      rest /= all.size();
    }
    return choices;
  }

  private static Truth truth(Part part, Choice[] choices, Caller nobody, RequestContext world) {
    RequestContext context = world;
    Caller caller = nobody;
    for (Choice choice : choices) {
      context = context.with(choice.context());
      caller = choice.caller().orElse(caller);
    }
    return part.holds(caller, context);
  }

  int[] read() {
    return read;
  }

  /// Tells whether the part was not looked at.
  boolean tooMany() {
    return tooMany;
  }

  /// Tells whether the part is unknown for some call.
  boolean hasUnknown() {
    return Arrays.asList(truths).contains(Truth.UNKNOWN);
  }

  /// Returns the places of the outcomes that are wanted.
  BitSet places(Predicate<Truth> wanted) {
    BitSet places = new BitSet();
    IntStream.range(0, truths.length)
        .filter(place -> wanted.test(truths[place]))
        .forEach(places::set);
    return places;
  }

  /// Returns the place of the outcome with one choice of one side, where the other sides that the
  /// part reads are settled.
  int place(Domains domains, int varied, int choice) {
    int place = 0;
    for (int side : read) {
      int chosen = side == varied ? choice : domains.first(side);
      place = place * sides.get(side).choices().size() + chosen;
    }
    return place;
  }
}
