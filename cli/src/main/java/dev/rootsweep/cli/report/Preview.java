package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.RootCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a check would do, told before it does it.
///
/// - shape: `results` are those of a look
public record Preview(List<Result> results) {
  public Preview {
    results = List.copyOf(results);
  }

  /// Returns the accounts from which credentials would be removed.
  public List<Chosen> removable() {
    return would().filter(w -> w.held().isEmpty()).map(this::chosen).toList();
  }

  /// Returns the accounts whose removal would be held.
  public List<Chosen> held() {
    return Stream.concat(
            would().filter(w -> w.held().isPresent()).map(this::chosen),
            outcomes(CheckOutcome.Held.class).map(this::chosen))
        .toList();
  }

  /// Returns how many credentials would be removed.
  public int credentials() {
    return would().filter(w -> w.held().isEmpty()).mapToInt(w -> w.credentials().size()).sum();
  }

  /// Returns the question that is asked before anything is removed.
  public String question() {
    int accounts = removable().size();
    return "Remove %d %s of %d %s? [y/N] "
        .formatted(
            credentials(),
            credentials() == 1 ? "credential" : "credentials",
            accounts,
            accounts == 1 ? "account" : "accounts");
  }

  /// Returns the list: what would go, and what would not and why.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    section(lines, "Would be removed:", results.stream().filter(Preview::goes));
    section(lines, "Would not be removed:", results.stream().filter(Preview::stays));
    section(lines, "Could not be checked:", results.stream().filter(Preview::unknown));
    return lines;
  }

  private static void section(List<String> lines, String title, Stream<Result> of) {
    List<Result> results = of.toList();
    if (!results.isEmpty()) {
      lines.add(title);
      results.forEach(result -> append(lines, result));
    }
  }

  private static void append(List<String> lines, Result result) {
    String why = goes(result) ? "" : ": " + Words.why(result);
    lines.add(("  " + result.chosen().id() + " " + result.chosen().name()).stripTrailing() + why);
    credentials(result).forEach(credential -> lines.add("    " + Words.listed(credential)));
  }

  private static boolean goes(Result result) {
    return result instanceof Result.Checked(Chosen _, CheckOutcome.WouldRemove would, boolean _)
        && would.held().isEmpty();
  }

  private static boolean stays(Result result) {
    return !goes(result) && !credentials(result).isEmpty();
  }

  private static boolean unknown(Result result) {
    return switch (result) {
      case Result.Checked checked ->
          checked.outcome() instanceof CheckOutcome.Unseen
              || checked.outcome() instanceof CheckOutcome.NotReady
              || checked.outcome() instanceof CheckOutcome.Ignored;
      case Result.Failed _, Result.NotStarted _ -> true;
    };
  }

  private static List<RootCredential> credentials(Result result) {
    return result instanceof Result.Checked checked
        ? switch (checked.outcome()) {
          case CheckOutcome.WouldRemove would -> would.credentials();
          case CheckOutcome.Held held -> held.credentials();
          case CheckOutcome.Spared spared -> spared.credentials();
          case CheckOutcome.Incomplete incomplete -> incomplete.remaining();
          case CheckOutcome.Bare _,
              CheckOutcome.Removed _,
              CheckOutcome.NotReady _,
              CheckOutcome.Unseen _,
              CheckOutcome.Ignored _ ->
              List.of();
        }
        : List.of();
  }

  private Stream<CheckOutcome.WouldRemove> would() {
    return outcomes(CheckOutcome.WouldRemove.class);
  }

  private <O extends CheckOutcome> Stream<O> outcomes(Class<O> kind) {
    return results.stream()
        .flatMap(
            r -> r instanceof Result.Checked checked ? Stream.of(checked.outcome()) : Stream.of())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private Chosen chosen(CheckOutcome outcome) {
    return results.stream()
        .map(Result::chosen)
        .filter(one -> one.id().equals(outcome.account()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody chose " + outcome.account()));
  }
}
