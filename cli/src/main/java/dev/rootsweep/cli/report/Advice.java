package dev.rootsweep.cli.report;

import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import java.util.List;
import java.util.stream.Stream;

/// What to do about accounts that did not end as wished, below the table.
final class Advice {
  private Advice() {}

  static List<String> on(List<Result> results) {
    return results.stream().flatMap(Advice::on).toList();
  }

  private static Stream<String> on(Result result) {
    return switch (result) {
      case Result.Checked(Chosen chosen, CheckOutcome outcome, boolean _) ->
          on(outcome).map(line -> chosen.id() + " " + line);
      case Result.Failed(Chosen chosen, String why) ->
          Stream.of(chosen.id() + " failed, so nothing is known of it: " + why);
      case Result.NotStarted _ -> Stream.empty();
    };
  }

  private static Stream<String> on(CheckOutcome outcome) {
    return switch (outcome) {
      case CheckOutcome.Unseen unseen ->
          Stream.of(
              "could not be seen, most likely because "
                  + unseen.cause().words()
                  + ". Fix: "
                  + unseen.cause().fix());
      case CheckOutcome.Incomplete incomplete -> Stream.of("is not done: " + incomplete.why());
      case CheckOutcome.Held held -> Stream.of("is held: " + held.detail() + next(held));
      case CheckOutcome.WouldRemove would ->
          would.held().stream().map(held -> "would be held: " + held.detail());
      case CheckOutcome.Spared spared ->
          spared.unexpected().isEmpty()
              ? Stream.empty()
              : Stream.of("is exempt, and holds credentials that it did not hold before");
      case CheckOutcome.NotReady _,
          CheckOutcome.Ignored _,
          CheckOutcome.Bare _,
          CheckOutcome.Removed _ ->
          Stream.empty();
    };
  }

  private static String next(CheckOutcome.Held held) {
    return held.reason() == HeldReason.RECENTLY_USED || held.reason() == HeldReason.DRIFT
        ? ". To release it: rootsweep approve " + held.account() + " --reason TEXT"
        : "";
  }
}
