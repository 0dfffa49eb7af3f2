package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.ConditionMatcher;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.PrincipalElement.Entry;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the denials of a policy mention: keys, values, principals.
///
/// - shape: `contexts`, what variables may stand for; the first has what is the same in every call
record Mentions(List<Denial> denials, List<RequestContext> contexts) {
  Mentions {
    denials = List.copyOf(denials);
    contexts = List.copyOf(contexts);
  }

  /// Returns every key, in small letters.
  Set<String> keys() {
    Set<String> keys = new HashSet<>();
    denials.forEach(denial -> denial.parts().forEach(part -> keys.addAll(part.keys())));
    return keys;
  }

  boolean has(String key) {
    return keys().contains(key);
  }

  /// Returns the conditions about a key, given in small letters.
  List<ConditionMatcher> conditions(String key) {
    List<ConditionMatcher> found = new ArrayList<>();
    for (Denial denial : denials) {
      denial.conditions().stream()
          .filter(condition -> condition.condition().normalKey().equals(key))
          .forEach(found::add);
    }
    return found;
  }

  /// Tells whether all comparisons of a key are of some families.
  boolean isOnly(String key, Family... families) {
    return Set.of(families).containsAll(Family.of(conditions(key)));
  }

  /// Returns a key, given in small letters, as a condition writes it.
  String written(String key) {
    return conditions(key).stream()
        .map(condition -> condition.condition().key())
        .findFirst()
        .orElse(key);
  }

  /// Returns the principals that statements name.
  List<Entry> principals() {
    List<Entry> entries = new ArrayList<>();
    for (Denial denial : denials) {
      if (denial.statement() instanceof Statement statement) {
        entries.addAll(statement.principals().entries());
      }
    }
    return entries;
  }

  /// Finds the values of a key among texts of a domain.
  Samples.Found samples(String key, List<Glob> domain, Predicate<String> valid) {
    return Samples.of(conditions(key), contexts, domain, valid);
  }

  /// Tells whether a key is compared with other keys, or is a part of the name of a resource: then
  /// not all of its values can be listed.
  boolean isMixed(String key) {
    return denials.stream().anyMatch(denial -> denial.mixes(key));
  }
}
