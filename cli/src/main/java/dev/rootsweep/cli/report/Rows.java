package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;

/// Which accounts a report lists. Its counts and its exit code are always those of all accounts.
public enum Rows {
  /// Every account.
  ALL,
  /// Accounts whose root user holds something.
  DIRTY,
  /// Accounts whose removal is held, or would be.
  HELD,
  /// Accounts of which nothing is known.
  UNKNOWN,
  /// None: only the counts and what to do.
  NONE;

  boolean include(Result result) {
    return switch (this) {
      case ALL -> true;
      case DIRTY -> isDirty(result);
      case HELD -> isHeld(result);
      case UNKNOWN -> isUnknown(result);
      case NONE -> false;
    };
  }

  private static boolean isDirty(Result result) {
    return result instanceof Result.Checked(Chosen _, CheckOutcome outcome, boolean _)
        && (!outcome.there().isEmpty() || outcome instanceof CheckOutcome.Incomplete);
  }

  private static boolean isHeld(Result result) {
    return result instanceof Result.Checked checked && checked.outcome().held().isPresent();
  }

  private static boolean isUnknown(Result result) {
    return !(result instanceof Result.Checked checked)
        || checked.outcome().sight() == CheckOutcome.Sight.NOT_SEEN;
  }
}
