package dev.rootsweep.cli;

import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.aws.queue.SqsCheckQueue;
import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.report.Words;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.port.CheckQueue;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.task.Approve;
import dev.rootsweep.core.task.ApproveOutcome;
import dev.rootsweep.core.task.Held;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Releases a held removal.
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Approves the removal of the root credentials that the last check of an account held, and"
            + " of no others. The approval is written in your name, ends after 24 hours and is used"
            + " once.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:approved, now or before",
      "1:not approved; the output says why",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed"
    },
    footer = {
      "",
      "Example:",
      "  rootsweep approve 323232323232 --reason \"CHG-1204, agreed with the owner\" \\",
      "    --ledger rootsweep-ledger"
    })
final class ApproveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ACCOUNT", description = "The account's id.")
  private String account = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
  private String reason = "";

  @Option(
      names = "--queue",
      paramLabel = "URL",
      description =
          "The check queue, to have the account checked at once (default: ROOTSWEEP_CHECK_QUEUE,"
              + " else none).")
  private @Nullable String queue;

  @Option(names = "--yes", description = "Approve without being asked.")
  private boolean yes;

  @Mixin private AwsOptions aws = new AwsOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ApproveCommand() {
    this(Surroundings.real());
  }

  ApproveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    AccountId id = new AccountId(account);
    Asking.demand("approve", yes, surroundings.terminal());
    Connection connection =
        Connecting.with(
            surroundings,
            aws,
            AwsOptions.given("--queue", queue)
                .<Map<Setting, String>>map(url -> Map.of(Setting.CHECK_QUEUE, url))
                .orElse(Map.of()));
    Ledger ledger = connection.demandLedger();
    Optional<Held> held = Held.in(ledger.standing(id));
    if (held.isPresent() && !agreed(id, held.get())) {
      return ExitCodes.REMAINS;
    }
    Set<CredentialRef> shown = held.map(Held::refs).orElse(Set.of());
    Approve approve =
        new Approve(
            ledger,
            checkQueue(connection),
            surroundings.time(),
            () -> "approval-" + UUID.randomUUID());
    return tell(
        connection,
        approve.handle(
            new Approve.Order(
                id,
                connection.caller().arn(),
                reason,
                shown,
                connection.caller().account(),
                connection.clients().region())));
  }

  private boolean agreed(AccountId id, Held held) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("Held in " + id + " since the check at " + held.at() + ":");
    held.credentials().forEach(credential -> err.println("  " + Words.listed(credential)));
    err.println("A deleted access key or certificate cannot be restored.");
    err.flush();
    if (yes || Asking.yes(surroundings.terminal(), "Approve their removal? [y/N] ")) {
      return true;
    }
    err.println("Nothing was approved.");
    return false;
  }

  private static Optional<CheckQueue> checkQueue(Connection connection) {
    Settings settings = connection.settings(Mode.OBSERVE);
    return settings.checkQueue().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SqsCheckQueue(
                connection.clients()::sqs,
                settings.checkQueue(),
                settings.checkDeadLetters(),
                new CheckMessages(settings.hubAccount())));
  }

  private int tell(Connection connection, ApproveOutcome outcome) {
    PrintWriter out = spec.commandLine().getOut();
    return switch (outcome) {
      case ApproveOutcome.Approved approved -> {
        out.println(
            "Approved in the name of " + approved.approval().by() + until(approved.approval()));
        out.println(next(connection, approved));
        yield ExitCodes.DONE;
      }
      case ApproveOutcome.ApprovedBefore before -> {
        out.println("Approved before, by " + before.approval().by() + until(before.approval()));
        yield ExitCodes.DONE;
      }
      case ApproveOutcome.NothingHeld nothing -> {
        out.println(
            "Nothing is held in "
                + account
                + ": "
                + nothing
                    .last()
                    .map(last -> "its last recorded check ended as " + last)
                    .orElse("the ledger knows no check of it")
                + nothing.at().map(at -> " at " + at).orElse("")
                + ". Nothing was approved.");
        yield ExitCodes.REMAINS;
      }
      case ApproveOutcome.Changed _ -> {
        out.println(
            "Something else is held now than you were shown. Nothing was approved; try again.");
        yield ExitCodes.REMAINS;
      }
      case ApproveOutcome.Paused paused -> {
        out.println(
            "Removals are paused by %s since %s: %s. Nothing was approved; rootsweep resume first."
                .formatted(paused.pause().by(), paused.pause().since(), paused.pause().reason()));
        yield ExitCodes.REMAINS;
      }
    };
  }

  private static String until(Approval approval) {
    return ", until " + approval.grantedAt().plus(Approval.LASTS) + ".";
  }

  private String next(Connection connection, ApproveOutcome.Approved approved) {
    return approved.queued()
        ? "A check of the account is queued."
        : "The next sweep removes it; or now: "
            + new RootsweepCommands(connection.ledgerTable().orElse("TABLE"), "")
                .check(new AccountId(account));
  }
}
