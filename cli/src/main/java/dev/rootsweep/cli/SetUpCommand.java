package dev.rootsweep.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.connect.AlertSubscriptions;
import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Explained;
import dev.rootsweep.cli.connect.OrganizationTexts;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.report.TextTable;
import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.setup.SetUpOrganization;
import dev.rootsweep.core.setup.SetUpOutcome;
import dev.rootsweep.core.setup.SetUpOutcome.Gone;
import dev.rootsweep.core.setup.SetUpOutcome.State;
import dev.rootsweep.core.setup.SetUpOutcome.Step;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Switches centralized root access on in the organization.
@Command(
    name = "setup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Switches on what centralized root access needs and the organization lacks, with"
            + " credentials of the management account. It shows what is off and asks first; it"
            + " never switches anything off, and can be run again at any time. The deployed"
            + " system's organization stack does the same.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is on",
      "1:something is off; the output says what",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed",
      ExitCodes.UNWRITTEN_HELP
    },
    footer = {
      "",
      "Example:",
      "  rootsweep setup --profile management --hub 222222222222 --dry-run"
    })
final class SetUpCommand implements Callable<Integer> {
  private static final int WIDEST = 60;

  /// How the steps are printed.
  enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--hub",
      paramLabel = "ACCOUNT",
      description =
          "The account that Rootsweep runs in, to be delegated administrator for IAM (default: the"
              + " management account itself).")
  private @Nullable String hub;

  @Option(names = "--dry-run", description = "Only show what is off.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Switch it on without being asked.")
  private boolean yes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "The steps on standard output (default: table).")
  private Form form = Form.TABLE;

  @Mixin private AwsOptions aws = new AwsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  SetUpCommand() {
    this(Surroundings.real());
  }

  SetUpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<AccountId> named = AwsOptions.given("--hub", hub).map(AccountId::new);
    if (!dryRun) {
      Asking.demand("setup", yes, surroundings.terminal());
    }
    Connection connection = Connecting.with(surroundings, aws, Map.of());
    SetUpOrganization setUp = Wiring.setUp(connection.clients());
    AccountId account = named.orElse(connection.caller().account());
    Gone found = demandGone(looked(setUp, account, connection));
    if (dryRun || found.allOn()) {
      return told(found, account, connection);
    }
    if (!agreed(found, account)) {
      spec.commandLine().getErr().println("Nothing was changed.");
      return ExitCodes.REMAINS;
    }
    return told(demandGone(switchedOn(setUp, account)), account, connection);
  }

  private static SetUpOutcome looked(
      SetUpOrganization setUp, AccountId hub, Connection connection) {
    try {
      return setUp.handle(hub, true);
    } catch (PortFailure failure) {
      throw OrganizationTexts.explained(
          failure, connection.caller(), connection.managementAccount());
    }
  }

  private static SetUpOutcome switchedOn(SetUpOrganization setUp, AccountId hub) {
    try {
      return setUp.handle(hub, false);
    } catch (PortFailure failure) {
      throw new Explained(
          failure.told()
              + ". Steps switched on before this one stay on: run rootsweep setup again, it shows"
              + " them and goes on.",
          failure);
    }
  }

  private static Gone demandGone(SetUpOutcome outcome) {
    return switch (outcome) {
      case Gone gone -> gone;
      case SetUpOutcome.Refused(String reason) -> throw new IllegalArgumentException(reason);
    };
  }

  private boolean agreed(Gone found, AccountId account) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(table(found.steps(), account));
    err.flush();
    return yes || Asking.yes(surroundings.terminal(), "Switch on what is off? [y/N] ");
  }

  private int told(Gone gone, AccountId account, Connection connection) {
    Answer.print(
        spec.commandLine(),
        List.of(
            switch (form) {
              case TABLE -> table(gone.steps(), account);
              case JSON -> json(gone, account).toPrettyString();
            }));
    if (dryRun && !gone.allOn()) {
      Answer.warn(
          spec.commandLine(),
          List.of("Switch on what is off: " + connection.commands().setUpAs(account)));
    }
    Answer.warn(spec.commandLine(), subscriptions(account, connection));
    return gone.allOn() ? ExitCodes.DONE : ExitCodes.REMAINS;
  }

  /// The topics of another account cannot be seen with the management account's credentials.
  private List<String> subscriptions(AccountId account, Connection connection) {
    return account.equals(connection.caller().account())
        ? new AlertSubscriptions(surroundings, connection).warnings()
        : List.of(
            "Alerts: it was not seen whether their subscriptions are confirmed: the topics are in"
                + " account %s.".formatted(account));
  }

  private static String table(List<Step> steps, AccountId hub) {
    return new TextTable<Step>(
            TextTable.UNLIMITED,
            List.of(
                TextTable.Column.of("Step", WIDEST, step -> meaning(step.step(), hub)),
                TextTable.Column.of("State", WIDEST, step -> words(step.state()))))
        .text(steps);
  }

  /// Of all steps only this one is about a single account.
  private static String meaning(AccessStep step, AccountId hub) {
    return step == AccessStep.DELEGATE ? step.meaning() + ": " + hub : step.meaning();
  }

  private static String words(State state) {
    return switch (state) {
      case WAS_ON -> "on";
      case SWITCHED_ON -> "switched on now";
      case NOT_SEEN -> "asked for, not seen yet: run setup again";
      case OFF -> "OFF";
    };
  }

  private static ObjectNode json(Gone gone, AccountId hub) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("root", gone.root());
    node.put("hub", hub.value());
    ArrayNode steps = node.putArray("steps");
    gone.steps()
        .forEach(
            step ->
                steps
                    .addObject()
                    .put("step", step.step().name())
                    .put("state", step.state().name()));
    return node;
  }
}
