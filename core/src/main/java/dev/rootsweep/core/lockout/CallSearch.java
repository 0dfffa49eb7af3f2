package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A search for a call that some parts of statements are met by, or are not.
///
/// It chooses one side of the call after the other, always for a clause that is still open, and
/// goes back where a clause can no longer be met.
final class CallSearch {
  /// A search that takes more steps than this ends without an answer.
  private static final int MOST_STEPS = 100_000;

  /// One part, and what must come of it.
  record Literal(Part part, Predicate<Truth> wanted) {}

  /// What a search found.
  sealed interface Result {
    /// A call, by the choices that matter for it.
    record Found(List<Choice> choices) implements Result {}

    /// There is no such call.
    record None() implements Result {}

    /// It is not known whether there is one.
    record Unsure(String why) implements Result {}
  }

  private record Look(Part part, List<Integer> chosen) {}

  private final Caller nobody;
  private final List<Side> sides;
  private final boolean ordinaryOnly;
  private final RequestContext world;
  private final int[] chosen;
  private final Map<Part, int[]> sidesOf = new HashMap<>();
  private final Map<Look, Truth> known = new HashMap<>();
  private List<List<Literal>> clauses = List.of();
  private int steps;

  /// Prepares searches among the calls that these sides can make.
  ///
  /// - shape: `nobody`, a caller for parts that read none; `world`, the keys that are the same in
  ///   every call
  CallSearch(Caller nobody, List<Side> sides, RequestContext world, boolean ordinaryOnly) {
    this.nobody = nobody;
    this.sides = sides;
    this.world = world;
    this.ordinaryOnly = ordinaryOnly;
    chosen = new int[sides.size()];
  }

  /// Looks for a call that meets at least one literal of each clause.
  Result find(List<List<Literal>> wanted) {
    clauses = wanted;
    steps = 0;
    Arrays.fill(chosen, -1);
    if (search()) {
      return new Result.Found(choices());
    }
    if (steps > MOST_STEPS) {
      return new Result.Unsure("the policy tells too many calls from each other");
    }
    boolean whole =
        wanted.stream().flatMap(List::stream).allMatch(literal -> isWhole(sidesOf(literal.part)));
    return whole
        ? new Result.None()
        : new Result.Unsure("the policy compares a key in too many ways to list its values");
  }

  private boolean isWhole(int[] read) {
    for (int side : read) {
      if (!sides.get(side).whole()) {
        return false;
      }
    }
    return true;
  }

  private List<Choice> choices() {
    List<Choice> made = new ArrayList<>();
    for (int side = 0; side < chosen.length; side++) {
      if (chosen[side] >= 0) {
        made.add(sides.get(side).choices().get(chosen[side]));
      }
    }
    return made;
  }

  private boolean search() {
    Optional<List<Literal>> open = openClause();
    if (open.isEmpty()) {
      return true;
    }
    for (Literal literal : open.get()) {
      int[] free = Arrays.stream(sidesOf(literal.part)).filter(s -> chosen[s] < 0).toArray();
      if (free.length > 0 && choose(literal, free, 0)) {
        return true;
      }
    }
    return false;
  }

  /// The clause with the fewest literals that may still be met: where it is empty, this fails soon.
  private Optional<List<Literal>> openClause() {
    List<Literal> fewest = null;
    for (List<Literal> clause : clauses) {
      if (clause.stream().noneMatch(this::isMet)) {
        List<Literal> open = clause.stream().filter(literal -> !isDecided(literal.part)).toList();
        if (fewest == null || open.size() < fewest.size()) {
          fewest = open;
        }
      }
    }
    return Optional.ofNullable(fewest);
  }

  private boolean choose(Literal literal, int[] free, int at) {
    if (at == free.length) {
      return isMet(literal) && search();
    }
    Side side = sides.get(free[at]);
    for (int i = 0; i < side.choices().size(); i++) {
      if (ordinaryOnly && !side.choices().get(i).ordinary()) {
        continue;
      }
      chosen[free[at]] = i;
      if (++steps > MOST_STEPS) {
        return false;
      }
      if (choose(literal, free, at + 1)) {
        return true;
      }
    }
    chosen[free[at]] = -1;
    return false;
  }

  private boolean isDecided(Part part) {
    for (int side : sidesOf(part)) {
      if (chosen[side] < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isMet(Literal literal) {
    return isDecided(literal.part) && literal.wanted.test(truth(literal.part));
  }

  private Truth truth(Part part) {
    List<Integer> made = new ArrayList<>();
    for (int side : sidesOf(part)) {
      made.add(chosen[side]);
    }
    return known.computeIfAbsent(new Look(part, made), _ -> evaluate(part));
  }

  private Truth evaluate(Part part) {
    RequestContext context = world;
    Caller caller = nobody;
    for (int side : sidesOf(part)) {
      Choice choice = sides.get(side).choices().get(chosen[side]);
      context = context.with(choice.context());
      caller = choice.caller().orElse(caller);
    }
    return part.holds(caller, context);
  }

  private int[] sidesOf(Part part) {
    return sidesOf.computeIfAbsent(
        part,
        _ -> {
          List<Integer> read = new ArrayList<>();
          for (int side = 0; side < sides.size(); side++) {
            boolean reads = part.keys().stream().anyMatch(sides.get(side).keys()::contains);
            if (reads || (part.ofCaller() && sides.get(side).ofCaller())) {
              read.add(side);
            }
          }
          return read.stream().mapToInt(Integer::intValue).toArray();
        });
  }
}
