package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.task.ResumeOutcome;
import dev.rootsweep.core.task.ResumeRemovals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Ends a pause.
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Ends the pause that rootsweep pause began.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:removals are not paused any more, or were not",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed",
      ExitCodes.UNWRITTEN_HELP
    },
    footer = {"", "Example:", "  rootsweep resume --ledger rootsweep-ledger"})
final class ResumeCommand implements Callable<Integer> {
  @Mixin private AwsOptions aws = new AwsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ResumeCommand() {
    this(Surroundings.real());
  }

  ResumeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Connection connection = Connecting.with(surroundings, aws, Map.of());
    ResumeOutcome outcome =
        connection.order(
            "removals are still paused",
            ledger ->
                new ResumeRemovals(ledger, surroundings.time()).handle(connection.caller().arn()));
    Answer.print(
        spec.commandLine(),
        List.of(
            switch (outcome) {
              case ResumeOutcome.Resumed resumed ->
                  "Removals go on, by order of %s. %s"
                      .formatted(connection.caller().arn(), PauseText.was(resumed.was()));
              case ResumeOutcome.NotPaused _ -> "Removals are not paused; nothing was changed.";
            }));
    return ExitCodes.DONE;
  }
}
