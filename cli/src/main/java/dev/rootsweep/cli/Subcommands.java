package dev.rootsweep.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/// The subcommands, in the order of the help.
///
/// picocli reads every option of a command by reflection. A command that is named alone is made
/// alone: to make all of them takes longer than to start Java.
final class Subcommands {
  private static final Map<String, Supplier<Object>> ALL = all();

  private static final Set<String> REACH_AWS =
      Set.of("audit", "check", "approve", "pause", "resume", "setup");

  private Subcommands() {}

  private static Map<String, Supplier<Object>> all() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("audit", AuditCommand::new);
    all.put("check", CheckCommand::new);
    all.put("approve", ApproveCommand::new);
    all.put("pause", PauseCommand::new);
    all.put("resume", ResumeCommand::new);
    all.put("setup", SetUpCommand::new);
    all.put("policy", PolicyCommand::new);
    all.put("demo", DemoCommand::new);
    all.put("sandbox", SandboxCommand::new);
    all.put("play", PlayCommand::new);
    all.put("completion", CompletionCommand::new);
    all.put("help", () -> new HelpCommand());
    return all;
  }

  /// Tells whether the subcommand that the first argument names speaks to AWS; `policy` does where
  /// a bucket or a queue is named.
  static boolean reachAws(String... arguments) {
    return REACH_AWS.contains(first(arguments))
        || (first(arguments).equals("policy")
            && Arrays.stream(arguments).anyMatch(one -> one.matches("--(bucket|queue)(=.*)?")));
  }

  private static String first(String... arguments) {
    return arguments.length == 0 ? "" : arguments[0];
  }

  /// Makes the subcommands that the command line needs: the one that the first argument names, or
  /// else all. Commands that describe the others need all of them too; `--version` needs none.
  static Map<String, Object> namedBy(String... arguments) {
    String first = first(arguments);
    Map<String, Object> made = new LinkedHashMap<>();
    switch (first) {
      case "--version", "-V" -> {}
      case "completion", "help" -> ALL.forEach((name, maker) -> made.put(name, maker.get()));
      default ->
          ALL.forEach(
              (name, maker) -> {
                if (name.equals(first) || !ALL.containsKey(first)) {
                  made.put(name, maker.get());
                }
              });
    }
    return made;
  }
}
