package dev.rootsweep.core.lockout;

import dev.rootsweep.core.lockout.CallSearch.Literal;
import dev.rootsweep.core.lockout.CallSearch.Result;
import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Who passes which way, in one world and one reading of what is unknown.
final class WaySearch {
  private final List<CallSearch> calls;
  private final Predicate<Truth> holds;
  private final Predicate<Truth> fails;

  /// Prepares the search among the calls of each kind of caller; in the `strict` reading a part
  /// that is unknown holds.
  WaySearch(OwnedResource resource, List<List<Side>> kinds, RequestContext world, boolean strict) {
    Caller nobody = new Caller.Root(resource.account());
    // Who calls is said only where the callers of the first kind cannot do it.
    calls =
        IntStream.range(0, kinds.size())
            .mapToObj(kind -> new CallSearch(nobody, kinds.get(kind), world, kind == 0 ? 0 : 1))
            .toList();
    holds = strict ? truth -> truth != Truth.FALSE : truth -> truth == Truth.TRUE;
    fails = holds.negate();
  }

  /// Looks for a call that none of these statements denies on a way, an ordinary one if there is.
  Result open(Way way, List<Denial> denials) {
    Result ordinary = find(clauses(way, denials), true);
    return ordinary instanceof Result.Found ? ordinary : any(way, denials);
  }

  /// Looks for any call that none of these statements denies on a way.
  Result any(Way way, List<Denial> denials) {
    return find(clauses(way, denials), false);
  }

  /// Looks among the calls of one kind of caller after the other. Where none is found, it is enough
  /// to be unsure of one kind.
  private Result find(List<List<Literal>> clauses, boolean ordinary) {
    Result last = new Result.None();
    for (CallSearch kind : calls) {
      Result result = kind.find(clauses, ordinary);
      if (result instanceof Result.Found) {
        return result;
      }
      last = result instanceof Result.Unsure ? result : last;
    }
    return last;
  }

  private List<List<Literal>> clauses(Way way, List<Denial> denials) {
    List<List<Literal>> clauses = new ArrayList<>();
    for (Denial denial : denials) {
      if (denial.ways().contains(way)) {
        clauses.add(literals(denial, fails));
      }
    }
    return clauses;
  }

  /// Looks for an ordinary call that a statement denies.
  Result denied(Denial denial) {
    List<List<Literal>> clauses = new ArrayList<>();
    literals(denial, holds).forEach(literal -> clauses.add(List.of(literal)));
    return find(clauses, true);
  }

  /// Tells whether anything is unknown, so that the strict reading may differ from the other.
  boolean sawUnknown() {
    return calls.stream().anyMatch(CallSearch::sawUnknown);
  }

  private static List<Literal> literals(Denial denial, Predicate<Truth> wanted) {
    return denial.parts().stream().map(part -> new Literal(part, wanted)).toList();
  }
}
