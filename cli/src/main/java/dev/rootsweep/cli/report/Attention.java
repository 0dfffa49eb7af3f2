package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import java.util.Comparator;

/// What a reader needs to see first.
final class Attention {
  /// Orders results: what needs a person first, what is well last; by account id among equals.
  static final Comparator<Result> FIRST =
      Comparator.<Result>comparingInt(Attention::place)
          .thenComparing(result -> result.chosen().id().value());

  private Attention() {}

  private static int place(Result result) {
    return switch (result) {
      case Result.Failed _ -> 0;
      case Result.Checked checked -> place(checked.outcome());
      case Result.NotStarted _ -> 12;
    };
  }

  private static int place(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.NotAuditable _ -> 1;
      case CheckOutcome.Incomplete _ -> 2;
      case CheckOutcome.Ignored _, CheckOutcome.Changed _ -> 3;
      case CheckOutcome.Held _ -> 4;
      case CheckOutcome.WouldRemove would -> would.held().isPresent() ? 5 : 7;
      case CheckOutcome.Spared spared -> spared.unexpected().isEmpty() ? 10 : 6;
      case CheckOutcome.NotReady _ -> 8;
      case CheckOutcome.Removed _ -> 9;
      case CheckOutcome.Clean _ -> 11;
    };
  }
}
