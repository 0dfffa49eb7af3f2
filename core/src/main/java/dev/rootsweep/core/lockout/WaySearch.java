package dev.rootsweep.core.lockout;

import dev.rootsweep.core.lockout.CallSearch.Literal;
import dev.rootsweep.core.lockout.CallSearch.Result;
import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Who passes which way, in one world and one reading of what is unknown.
final class WaySearch {
  private final CallSearch calls;
  private final Predicate<Truth> holds;

  /// Prepares the search; in the `strict` reading a part that is unknown holds.
  WaySearch(OwnedResource resource, List<Side> sides, RequestContext world, boolean strict) {
    calls = new CallSearch(new Caller.Root(resource.account()), sides, world);
    holds = strict ? truth -> truth != Truth.FALSE : truth -> truth == Truth.TRUE;
  }

  /// Looks for a call that none of these statements denies on a way, an ordinary one if there is.
  Result open(Way way, List<Denial> denials) {
    Result ordinary = calls.find(clauses(way, denials), true);
    return ordinary instanceof Result.Found ? ordinary : any(way, denials);
  }

  /// Looks for any call that none of these statements denies on a way.
  Result any(Way way, List<Denial> denials) {
    return calls.find(clauses(way, denials), false);
  }

  private List<List<Literal>> clauses(Way way, List<Denial> denials) {
    List<List<Literal>> clauses = new ArrayList<>();
    for (Denial denial : denials) {
      if (denial.ways().contains(way)) {
        clauses.add(literals(denial, holds.negate()));
      }
    }
    return clauses;
  }

  /// Looks for an ordinary call that a statement denies.
  Result denied(Denial denial) {
    List<List<Literal>> clauses = new ArrayList<>();
    literals(denial, holds).forEach(literal -> clauses.add(List.of(literal)));
    return calls.find(clauses, true);
  }

  /// Tells whether anything is unknown, so that the strict reading may differ from the other.
  boolean sawUnknown() {
    return calls.sawUnknown();
  }

  private static List<Literal> literals(Denial denial, Predicate<Truth> wanted) {
    return denial.parts().stream().map(part -> new Literal(part, wanted)).toList();
  }
}
