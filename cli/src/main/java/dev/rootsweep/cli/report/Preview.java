package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Looked;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootCredential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a check would do, told before it does it.
///
/// A removal that was begun before is finished, whatever the look said of its account.
public record Preview(Looked looked) {
  /// Returns the accounts from which credentials would be removed, or a removal finished.
  public List<Chosen> removable() {
    return looked.results().stream()
        .filter(result -> goes(result) || isBegun(result))
        .map(Result::chosen)
        .toList();
  }

  /// Returns the credentials that are shown as to be removed, by account.
  public Map<AccountId, Set<CredentialRef>> shown() {
    Map<AccountId, Set<CredentialRef>> shown = new HashMap<>();
    looked.results().stream()
        .filter(result -> goes(result) || isBegun(result))
        .forEach(result -> shown.put(result.chosen().id(), shown(result)));
    return shown;
  }

  private Set<CredentialRef> shown(Result result) {
    return Stream.concat(
            goes(result) ? credentials(result).stream() : Stream.of(), begun(result).stream())
        .map(RootCredential::ref)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the accounts whose removal would be held.
  public List<Chosen> held() {
    return looked.results().stream()
        .filter(result -> isHeld(result) && !isBegun(result))
        .map(Result::chosen)
        .toList();
  }

  /// Returns from how many accounts credentials would be removed.
  public int going() {
    return (int) looked.results().stream().filter(Preview::goes).count();
  }

  /// Returns the question that is asked before anything is removed.
  public String question() {
    int credentials =
        looked.results().stream()
            .filter(Preview::goes)
            .mapToInt(result -> credentials(result).size())
            .sum();
    String remove =
        "%s of %s".formatted(counted(credentials, "credential"), counted(going(), "account"));
    String finish = counted(looked.begun().size(), "removal") + " begun before";
    if (looked.begun().isEmpty()) {
      return "Remove " + remove + "? [y/N] ";
    }
    return (going() == 0 ? "Finish " + finish : "Remove " + remove + ", and finish " + finish)
        + "? [y/N] ";
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /// Returns the list: what would go, and what would not and why.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    section(lines, "Would be removed:", Preview::goes, Preview::credentials);
    section(lines, "A removal was begun, will be finished:", this::isBegun, this::begun);
    section(lines, "Would not be removed:", this::stays, this::left);
    section(lines, "Could not be checked:", Preview::unknown, Preview::credentials);
    return lines;
  }

  private void section(
      List<String> lines,
      String title,
      Predicate<Result> which,
      Function<Result, List<RootCredential>> what) {
    List<Result> results = looked.results().stream().filter(which).toList();
    if (!results.isEmpty()) {
      lines.add(title);
    }
    for (Result result : results) {
      String name = "  " + result.chosen().id() + " " + result.chosen().name();
      lines.add(name.stripTrailing() + why(result));
      what.apply(result).forEach(credential -> lines.add("    " + Words.listed(credential)));
    }
  }

  private static String why(Result result) {
    String why = goes(result) ? "" : Words.why(result);
    return why.isEmpty() ? "" : ": " + why;
  }

  private boolean isBegun(Result result) {
    return looked.begun().containsKey(result.chosen().id());
  }

  private List<RootCredential> begun(Result result) {
    return Optional.ofNullable(looked.begun().get(result.chosen().id()))
        .map(Intent::credentials)
        .orElse(List.of());
  }

  /// What is there and was not begun to be removed.
  private List<RootCredential> left(Result result) {
    List<CredentialRef> begun = begun(result).stream().map(RootCredential::ref).toList();
    return credentials(result).stream().filter(one -> !begun.contains(one.ref())).toList();
  }

  private static boolean isHeld(Result result) {
    return result instanceof Result.Checked checked && checked.outcome().held().isPresent();
  }

  private static boolean goes(Result result) {
    return result instanceof Result.Checked(Chosen _, CheckOutcome.WouldRemove would, boolean _)
        && would.held().isEmpty();
  }

  private boolean stays(Result result) {
    return !goes(result) && !left(result).isEmpty();
  }

  private static boolean unknown(Result result) {
    return !(result instanceof Result.Checked checked)
        || checked.outcome().sight() == CheckOutcome.Sight.NOT_SEEN
        || checked.outcome() instanceof CheckOutcome.Ignored;
  }

  private static List<RootCredential> credentials(Result result) {
    return result instanceof Result.Checked checked ? checked.outcome().there() : List.of();
  }
}
