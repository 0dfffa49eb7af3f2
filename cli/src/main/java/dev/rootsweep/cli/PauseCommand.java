package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.AlertSubscriptions;
import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.task.PauseOutcome;
import dev.rootsweep.core.task.PauseRemovals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Stops every removal.
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Stops all removals, both automatic and manual, until rootsweep resume. A removal that has"
            + " begun is finished. If removals are paused already, the first pause stays.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:removals are paused",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed",
      ExitCodes.UNWRITTEN_HELP
    },
    footer = {
      "",
      "Example:",
      "  rootsweep pause --reason \"incident 42\" --ledger rootsweep-ledger"
    })
final class PauseCommand implements Callable<Integer> {
  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Mixin private AwsOptions aws = new AwsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  PauseCommand() {
    this(Surroundings.real());
  }

  PauseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Connection connection = Connecting.with(surroundings, aws, Map.of());
    PauseOutcome outcome =
        connection.order(
            "removals are paused",
            ledger ->
                new PauseRemovals(ledger, surroundings.time())
                    .handle(connection.caller().arn(), reason));
    Answer.print(
        spec.commandLine(),
        List.of(
            switch (outcome) {
              case PauseOutcome.Paused paused ->
                  "Removals are paused from now on, in the name of %s. Reason: %s"
                      .formatted(paused.pause().by(), paused.pause().reason());
              case PauseOutcome.PausedBefore before ->
                  "%s That pause stays.".formatted(PauseText.of(before.pause()));
            }));
    Answer.warn(spec.commandLine(), new AlertSubscriptions(surroundings, connection).warnings());
    return ExitCodes.DONE;
  }
}
