package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Looks at accounts.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Looks at the root users of member accounts, and says what check would do. Removes nothing,"
            + " and writes nothing but the key ids of its sessions to the ledger.",
    exitCodeListHeading = "%nExit codes, the highest that applies:%n",
    exitCodeList = {
      "0:every account is clean, or spared on purpose",
      "1:something remains, or could not be looked at yet",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed, or an account could not be seen",
      ExitCodes.UNWRITTEN_HELP,
      "130:stopped with Ctrl-C; the report says what was done"
    },
    footer = {
      "",
      "Example: which accounts hold root credentials, as JSON:",
      "  rootsweep audit --output json > audit.json"
    })
final class AuditCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  AuditCommand() {
    this(Surroundings.real());
  }

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (HandRun run = HandRun.begin(spec.commandLine(), surroundings, options, Map.of())) {
      return run.look("audit");
    }
  }
}
