package dev.rootsweep.bench.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a tool said, against what the sandbox holds.
///
/// - `lost`: accounts without an answer
/// - `wrong`: accounts with an answer that is not true: clean though dirty, or the other way round,
///   or no account of the organization
record Verdict(Set<String> lost, Set<String> wrong) {
  Verdict {
    lost = Set.copyOf(lost);
    wrong = Set.copyOf(wrong);
  }

  /// Compares; `truth` has every account that was to be looked at, with its credentials after the
  /// task.
  static Verdict of(Map<String, Set<String>> truth, Map<String, Set<String>> answers) {
    Set<String> lost = new TreeSet<>(truth.keySet());
    lost.removeAll(answers.keySet());
    Set<String> wrong = new TreeSet<>();
    answers.forEach(
        (account, said) -> {
          if (!said.equals(truth.get(account))) {
            wrong.add(account);
          }
        });
    return new Verdict(lost, wrong);
  }

  boolean right() {
    return lost.isEmpty() && wrong.isEmpty();
  }
}
