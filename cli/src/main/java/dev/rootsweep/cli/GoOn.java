package dev.rootsweep.cli;

import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.settings.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// How to go on after a run was stopped.
final class GoOn {
  /// So many account ids still fit into a command.
  private static final int FEW = 100;

  /// Options that say which accounts are meant.
  private static final Set<String> CHOOSING = Set.of("--accounts", "--accounts-file", "--ou");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private GoOn() {}

  static String after(
      String command, Mode mode, CommandLine line, List<Result> results, boolean listIsWhole) {
    if (!listIsWhole) {
      return "Stopped before all accounts were listed: those that are not in the report were not"
          + " looked at. "
          + sameAgain(mode);
    }
    List<String> left =
        results.stream()
            .filter(result -> isLeft(mode, result))
            .map(result -> result.chosen().id().value())
            .sorted()
            .toList();
    if (left.isEmpty()) {
      return "Stopped; every account was begun before, so the report is whole.";
    }
    String done =
        "Stopped: %d of %d accounts are not done. ".formatted(left.size(), results.size());
    return left.size() > FEW
        ? done + sameAgain(mode)
        : done + "Go on with:\n  " + again(command, line, left);
  }

  /// A look remembers nothing, with a ledger or without.
  private static String sameAgain(Mode mode) {
    return switch (mode) {
      case OBSERVE ->
          "A look is not remembered: the same command looks at every account again."
              + " --ou or --accounts-file limits it to some of them.";
      case ENFORCE ->
          "Give the same command again: what was removed stays removed, and every account is looked"
              + " at again.";
    };
  }

  /// Whoever only looks is done with an account that was looked at; whoever removes is not.
  private static boolean isLeft(Mode mode, Result result) {
    return switch (result) {
      case Result.NotStarted _ -> true;
      case Result.Failed _ -> mode == Mode.ENFORCE;
      case Result.Checked checked ->
          mode == Mode.ENFORCE && (checked.again() || isUnfinished(checked.outcome()));
    };
  }

  private static boolean isUnfinished(CheckOutcome outcome) {
    return outcome instanceof CheckOutcome.Incomplete
        || outcome instanceof CheckOutcome.Changed
        || (outcome instanceof CheckOutcome.WouldRemove && outcome.held().isEmpty());
  }

  private static String again(String command, CommandLine line, List<String> accounts) {
    List<String> words = new ArrayList<>(List.of("rootsweep", command));
    for (OptionSpec option : line.getParseResult().matchedOptions()) {
      if (!CHOOSING.contains(option.longestName())) {
        words.add(option.longestName());
        if (option.arity().max() > 0) {
          option.originalStringValues().stream().map(GoOn::quoted).forEach(words::add);
        }
      }
    }
    words.add("--accounts");
    words.add(String.join(",", accounts));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
