package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import java.util.List;

/// The exit codes of the commands; of several, the highest counts.
public final class ExitCodes {
  /// Everything is clean, or as wished.
  public static final int DONE = 0;

  /// Something remains, was held, or was not done; the output says what.
  public static final int REMAINS = 1;

  /// The command was used wrongly, or refused to start.
  public static final int USAGE = 2;

  /// AWS refused or failed, or an account could not be seen.
  public static final int FAILED = 3;

  /// Standard output could not be written; what the command did is not undone.
  public static final int UNWRITTEN = 4;

  /// The order is in the ledger, and the check that should follow could not be queued.
  public static final int NOT_QUEUED = 5;

  /// The reader of standard output ended early: as if SIGPIPE had ended the command.
  public static final int CLOSED_PIPE = 141;

  /// The line about `UNWRITTEN` in the help of every command with a list of exit codes.
  public static final String UNWRITTEN_HELP = "4:standard output could not be written";

  private ExitCodes() {}

  /// Returns the code of a run.
  public static int of(List<Result> results) {
    return results.stream().mapToInt(ExitCodes::of).max().orElse(DONE);
  }

  private static int of(Result result) {
    return switch (result) {
      case Result.Checked checked -> of(checked.outcome());
      case Result.Failed _ -> FAILED;
      case Result.NotStarted _ -> REMAINS;
    };
  }

  private static int of(CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.NotAuditable) {
      return FAILED;
    }
    return outcome.settled() ? DONE : REMAINS;
  }
}
