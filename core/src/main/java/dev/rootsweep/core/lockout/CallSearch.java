package dev.rootsweep.core.lockout;

import dev.rootsweep.core.lockout.Goal.Step;
import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A search for a call that some parts of statements are met by, or are not.
///
/// It narrows the choices of the call's sides, always for the clause that leaves the fewest ways,
/// and goes back to a side that stands in the way of a clause: conflict-directed backjumping
/// (Prosser, Computational Intelligence 9, 1993).
final class CallSearch {
  /// When all searches together have looked at more goals than this, they end without an answer.
  private static final int MOST_LOOKS = 5_000_000;

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

  private final Caller nobody;
  private final List<Side> sides;
  private final RequestContext world;
  private final int told;
  private final Map<Part, Outcomes> outcomes = new HashMap<>();
  private final Map<Literal, Goal> goals = new HashMap<>();
  private List<List<Goal>> clauses = List.of();
  private Domains found = new Domains(List.of());
  private int looks;

  /// Prepares searches among the calls that these sides can make.
  ///
  /// - shape: `nobody`, a caller for parts that read none; `world`, the keys that are the same in
  ///   every call; `told`, how many of the sides a found call always names
  CallSearch(Caller nobody, List<Side> sides, RequestContext world, int told) {
    this.nobody = nobody;
    this.sides = List.copyOf(sides);
    this.world = world;
    this.told = told;
  }

  /// Looks for a call that meets at least one literal of each clause, an ordinary one where so
  /// told.
  Result find(List<List<Literal>> wanted, boolean ordinary) {
    clauses = wanted.stream().map(clause -> clause.stream().map(this::goal).toList()).toList();
    Domains all = Domains.of(sides, ordinary);
    Optional<BitSet> conflict = all.isEmpty() ? Optional.of(new BitSet()) : conflict(all);
    if (conflict.isEmpty()) {
      return new Result.Found(choices(all));
    }
    if (looks > MOST_LOOKS) {
      return new Result.Unsure("The policy tells too many calls from each other.");
    }
    return isWhole(conflict.get())
        ? new Result.None()
        : new Result.Unsure("The policy compares a key in too many ways to list its values.");
  }

  /// Tells whether all choices of the sides in the way were looked at.
  private boolean isWhole(BitSet conflict) {
    return conflict.stream().allMatch(side -> sides.get(side).whole())
        && clauses.stream().flatMap(List::stream).noneMatch(goal -> goal.outcomes().tooMany());
  }

  /// Tells whether a part that was looked at so far is unknown for some call.
  boolean sawUnknown() {
    return outcomes.values().stream().anyMatch(Outcomes::hasUnknown);
  }

  private Goal goal(Literal literal) {
    return goals.computeIfAbsent(
        literal, one -> new Goal(outcomes.computeIfAbsent(one.part, this::tried), one.wanted));
  }

  private Outcomes tried(Part part) {
    return Outcomes.of(part, sides, nobody, world);
  }

  /// Returns the choices that matter: of sides that the search has narrowed, or that are told.
  private List<Choice> choices(Domains all) {
    return IntStream.range(0, sides.size())
        .filter(side -> side < told || !found.of(side).equals(all.of(side)))
        .mapToObj(side -> sides.get(side).choices().get(found.first(side)))
        .toList();
  }

  /// Narrows the sides until every clause is met. Returns the sides that stand in the way, or
  /// nothing where a call is found.
  private Optional<BitSet> conflict(Domains domains) {
    List<Goal> tightest = null;
    List<Step> steps = List.of();
    for (List<Goal> clause : clauses) {
      looks += clause.size();
      if (clause.stream().noneMatch(goal -> goal.isMet(domains))) {
        List<Step> some = clause.stream().flatMap(goal -> goal.steps(domains).stream()).toList();
        if (tightest == null || some.size() < steps.size()) {
          tightest = clause;
          steps = some;
        }
      }
    }
    if (tightest == null) {
      found = domains;
      return Optional.empty();
    }
    return conflict(domains, steps, sides(tightest));
  }

  /// Takes one step after the other, without what the earlier ones have tried.
  private Optional<BitSet> conflict(Domains domains, List<Step> steps, BitSet ofClause) {
    BitSet all = new BitSet();
    Domains rest = domains;
    for (Step step : steps) {
      Domains narrowed = rest.within(step.side(), step.choices());
      if (narrowed.isEmpty() || looks > MOST_LOOKS) {
        continue;
      }
      Optional<BitSet> conflict = conflict(narrowed);
      if (conflict.isEmpty()) {
        return conflict;
      }
      all.or(conflict.get());
      if (!conflict.get().get(step.side())) {
        return Optional.of(all);
      }
      rest = rest.without(step.side(), step.choices());
    }
    all.or(ofClause);
    return Optional.of(all);
  }

  private static BitSet sides(List<Goal> clause) {
    BitSet all = new BitSet();
    clause.forEach(goal -> Arrays.stream(goal.outcomes().read()).forEach(all::set));
    return all;
  }
}
