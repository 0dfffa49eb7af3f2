package dev.rootsweep.cli.run;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a look found.
///
/// - shape: `begun` are the open intents of the accounts that were looked at: removals that were
///   begun and whose end is not recorded. The look itself takes no notice of them; `at` is when it
///   began
public record Looked(List<Result> results, Map<AccountId, Intent> begun, Instant at) {
  public Looked {
    results = List.copyOf(results);
    begun = Map.copyOf(begun);
  }

  /// Returns what was there, by account, where something was.
  public Map<AccountId, RootPosture> seen() {
    Map<AccountId, RootPosture> seen = new HashMap<>();
    for (Result result : results) {
      if (result instanceof Result.Checked checked && !checked.outcome().there().isEmpty()) {
        AccountId account = checked.chosen().id();
        seen.put(account, new RootPosture(account, at, checked.outcome().there()));
      }
    }
    return seen;
  }

  /// Names the removals that were begun, a line for each.
  public List<String> begunLines() {
    return begun.keySet().stream()
        .map(AccountId::value)
        .sorted()
        .map(account -> "A removal was begun and is not finished: " + account)
        .toList();
  }

  /// Returns the results as they are told where nothing more is done.
  public List<Result> told() {
    return results.stream().map(this::withBegun).toList();
  }

  /// Returns the results as they are told where more might have been done, and `why` it was not.
  public List<Result> told(String why) {
    return results.stream().map(result -> because(result, why)).map(this::withBegun).toList();
  }

  private static Result because(Result result, String why) {
    return result
            instanceof Result.Checked(Chosen chosen, CheckOutcome.WouldRemove would, boolean again)
        ? new Result.Checked(
            chosen,
            because(would, why + would.held().map(held -> "; held: " + held.detail()).orElse("")),
            again)
        : result;
  }

  private static CheckOutcome because(CheckOutcome.WouldRemove would, String why) {
    return new CheckOutcome.WouldRemove(
        would.account(), would.credentials(), would.drift(), why, would.held());
  }

  private Result withBegun(Result result) {
    Intent intent = begun.get(result.chosen().id());
    if (intent == null || !(result instanceof Result.Checked checked)) {
      return result;
    }
    String begunAt =
        "a removal was begun at "
            + Utc.seconds(intent.openedAt())
            + " and is not finished: rootsweep check finishes it";
    return new Result.Checked(checked.chosen(), with(checked.outcome(), begunAt), checked.again());
  }

  /// Nothing is proven of a removal whose end is not recorded, although nothing is there now.
  private static CheckOutcome with(CheckOutcome outcome, String begunAt) {
    if (outcome instanceof CheckOutcome.WouldRemove would) {
      return because(would, would.reason() + "; " + begunAt);
    }
    return outcome instanceof CheckOutcome.Clean
        ? new CheckOutcome.Incomplete(outcome.account(), List.of(), List.of(), false, begunAt)
        : outcome;
  }
}
