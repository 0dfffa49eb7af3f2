package dev.rootsweep.cli;

import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.settings.Mode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// How to go on after a run was stopped.
final class GoOn {
  /// So many account ids still fit into a command.
  private static final int FEW = 100;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private GoOn() {}

  static String after(String command, Mode mode, CommandLine line, List<Result> results) {
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
        ? done + "Give the same command again: what is done stays done, and is not done twice."
        : done + "Go on with:\n  " + again(command, line, left);
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
    return switch (outcome) {
      case CheckOutcome.Incomplete _ -> true;
      case CheckOutcome.WouldRemove would -> would.held().isEmpty();
      case CheckOutcome.Bare _,
          CheckOutcome.Removed _,
          CheckOutcome.Held _,
          CheckOutcome.Spared _,
          CheckOutcome.NotReady _,
          CheckOutcome.Unseen _,
          CheckOutcome.Ignored _ ->
          false;
    };
  }

  private static String again(String command, CommandLine line, List<String> accounts) {
    List<String> words = new ArrayList<>(List.of("rootsweep", command));
    Iterator<String> given = line.getParseResult().originalArgs().iterator();
    while (given.hasNext()) {
      String word = given.next();
      if (word.equals("--accounts") || word.equals("--ou")) {
        if (given.hasNext()) {
          given.next();
        }
      } else if (!word.equals(command)
          && !word.startsWith("--accounts=")
          && !word.startsWith("--ou=")) {
        words.add(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
      }
    }
    words.add("--accounts");
    words.add(String.join(",", accounts));
    return words.stream().collect(Collectors.joining(" "));
  }
}
