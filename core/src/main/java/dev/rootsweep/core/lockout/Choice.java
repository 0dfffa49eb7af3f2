package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One way in which one side of a call can be.
///
/// - shape: `caller`, where the choice is of a caller; `ordinary`, whether everyday calls are so;
///   `needs`, what must exist for it, as phrases
record Choice(
    Optional<Caller> caller, RequestContext context, boolean ordinary, List<String> needs) {
  Choice {
    needs = List.copyOf(needs);
  }

  static final Choice NOTHING = of(Map.of());

  /// Returns an ordinary choice of keys with one value each, their names in small letters.
  static Choice of(Map<String, String> values) {
    return new Choice(Optional.empty(), RequestContext.of(values), true, List.of());
  }

  static Choice of(String key, Sample sample, String need) {
    return of(Map.of(key, sample.value())).needing(sample.shown(), need);
  }

  Choice unusual() {
    return new Choice(caller, context, false, needs);
  }

  /// Returns this with a phrase of what must exist, where `shown` names something.
  Choice needing(String shown, String need) {
    return shown.isEmpty() ? this : needing(need + " " + shown);
  }

  Choice needing(String need) {
    List<String> all = new ArrayList<>(needs);
    all.add(need);
    return new Choice(caller, context, ordinary, all);
  }

  Choice by(Caller who) {
    return new Choice(Optional.of(who), context, ordinary, needs);
  }

  /// Returns what both are together.
  Choice with(Choice other) {
    List<String> all = new ArrayList<>(needs);
    all.addAll(other.needs);
    return new Choice(
        caller.or(other::caller), context.with(other.context), ordinary && other.ordinary, all);
  }

  /// Returns every pair of a choice of the one and a choice of the other.
  static List<Choice> product(List<Choice> some, List<Choice> others) {
    List<Choice> pairs = new ArrayList<>();
    for (Choice one : some) {
      others.forEach(other -> pairs.add(one.with(other)));
    }
    return pairs;
  }
}
