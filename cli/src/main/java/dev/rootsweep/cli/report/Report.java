package dev.rootsweep.cli.report;

import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.RootAccessStatus;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Mode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a run found and did.
///
/// - shape: `mode` is what the run was allowed to do; `rootAccess` is what AWS said of the
///   organization before the first account; `rows` says which accounts are listed; `ledger` is the
///   table's name, empty without one; `notJudged` are the rows of the decision table that need a
///   ledger, where there was none; `listIsWhole` is false where the list of accounts broke off or
///   was cut short; `throttled` counts the attempts that AWS asked to make later
public record Report(
    String command,
    Mode mode,
    Instant at,
    Caller caller,
    AccountId managementAccount,
    RootAccessStatus rootAccess,
    Optional<String> ledger,
    RootsweepCommands commands,
    List<String> notJudged,
    boolean interrupted,
    boolean listIsWhole,
    long throttled,
    Rows rows,
    List<Result> results) {
  /// The version of the JSON and of the CSV; docs/output.md tells what it stands for.
  static final int VERSION = 2;

  public Report {
    notJudged = List.copyOf(notJudged);
    results = results.stream().sorted(Comparator.comparing(r -> r.chosen().id().value())).toList();
  }

  /// Returns the exit code.
  public int exitCode() {
    int code = ExitCodes.of(results);
    return listIsWhole || interrupted ? code : Math.max(code, ExitCodes.FAILED);
  }

  /// Returns the accounts that are listed.
  List<Result> listed() {
    return results.stream().filter(rows::include).toList();
  }

  /// Returns how many accounts ended how.
  public Map<String, Long> counts() {
    return results.stream()
        .collect(Collectors.groupingBy(Report::name, TreeMap::new, Collectors.counting()));
  }

  /// Returns the name of an account's end: that of its outcome, else `Failed` or `NotStarted`.
  static String name(Result result) {
    return switch (result) {
      case Result.Checked checked -> checked.outcome().name();
      case Result.Failed _, Result.NotStarted _ -> result.getClass().getSimpleName();
    };
  }

  /// Tells whether AWS said that the account holds nothing but what was left on purpose.
  static boolean verified(Result result) {
    return result instanceof Result.Checked checked
        && (checked.outcome() instanceof CheckOutcome.Clean
            || checked.outcome() instanceof CheckOutcome.Removed);
  }
}
