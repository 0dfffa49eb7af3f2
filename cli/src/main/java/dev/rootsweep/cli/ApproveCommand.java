package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.report.Words;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.task.Approve;
import dev.rootsweep.core.task.ApproveOutcome;
import dev.rootsweep.core.task.Held;
import dev.rootsweep.core.text.Texts;
import dev.rootsweep.core.text.Utc;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      "3:AWS refused or failed",
      ExitCodes.UNWRITTEN_HELP,
      "5:approved, but the check could not be queued; the output says how to go on"
    },
    footer = {
      "",
      "Example:",
      "  rootsweep approve 323232323232 --reason \"CHG-1204, agreed with the owner\" \\",
      "    --ledger rootsweep-ledger"
    })
final class ApproveCommand implements Callable<Integer> {
  /// The Region is known of AWS's own hosts.
  private static final Pattern QUEUE =
      Pattern.compile(
          "https?://(?:sqs\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?|[^/\\s]+)/\\d{12}/[\\w-]{1,80}");

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
    demandQueue(connection);
    Optional<Held> held = connection.withLedger(ledger -> Held.in(ledger.standing(id)));
    if (held.isPresent() && !agreed(id, held.get())) {
      return ExitCodes.REMAINS;
    }
    return tell(connection, approve(connection, id, held.map(Held::refs).orElse(Set.of())));
  }

  /// A queue that cannot be meant is refused before anything is written.
  private static void demandQueue(Connection connection) {
    String url = connection.settings(Mode.OBSERVE).checkQueue();
    Matcher queue = QUEUE.matcher(url);
    if (!url.isEmpty() && !queue.matches()) {
      throw new IllegalArgumentException(
          "the check queue (--queue, or ROOTSWEEP_CHECK_QUEUE) is '%s', which is no queue such as https://sqs.%s.amazonaws.com/%s/rootsweep-check"
              .formatted(
                  Texts.shown(url), connection.clients().region(), connection.caller().account()));
    }
    if (queue.matches()
        && queue.group(1) != null
        && !queue.group(1).equals(connection.clients().region())) {
      throw new IllegalArgumentException(
          "the check queue (--queue, or ROOTSWEEP_CHECK_QUEUE) is in %s, and the ledger is asked for in %s: give the queue of that Region, or --region"
              .formatted(queue.group(1), connection.clients().region()));
    }
  }

  private ApproveOutcome approve(Connection connection, AccountId id, Set<CredentialRef> shown) {
    Approve.Order order =
        new Approve.Order(
            id,
            connection.caller().arn(),
            reason,
            shown,
            connection.caller().account(),
            connection.clients().region());
    return connection.order(
        "the removal is approved",
        ledger ->
            new Approve(
                    ledger,
                    checkQueue(connection),
                    surroundings.time(),
                    () -> "approval-" + UUID.randomUUID())
                .handle(order));
  }

  private boolean agreed(AccountId id, Held held) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("Held in " + id + " since the check at " + Utc.seconds(held.at()) + ":");
    held.credentials().forEach(credential -> err.println("  " + Words.listed(credential)));
    err.println("A deleted access key or certificate cannot be restored.");
    err.flush();
    if (yes || Asking.yes(surroundings.terminal(), "Approve their removal? [y/N] ")) {
      return true;
    }
    err.println("Nothing was approved.");
    return false;
  }

  private Optional<MessageQueue<CheckMessage>> checkQueue(Connection connection) {
    Settings settings = connection.settings(Mode.OBSERVE);
    return settings.checkQueue().isEmpty()
        ? Optional.empty()
        : Optional.of(surroundings.queues().open(connection.clients(), settings));
  }

  private int tell(Connection connection, ApproveOutcome outcome) {
    ApproveText text = new ApproveText(connection.commands());
    Answer.print(spec.commandLine(), text.lines(outcome));
    return switch (outcome) {
      case ApproveOutcome.Approved approved -> code(approved.next());
      case ApproveOutcome.ApprovedBefore before -> code(before.next());
      case ApproveOutcome.NothingHeld _, ApproveOutcome.Changed _, ApproveOutcome.Paused _ ->
          ExitCodes.REMAINS;
    };
  }

  private static int code(ApproveOutcome.Next next) {
    return switch (next) {
      case ApproveOutcome.Next.Queued _, ApproveOutcome.Next.NoQueue _ -> ExitCodes.DONE;
      case ApproveOutcome.Next.NotQueued _ -> ExitCodes.NOT_QUEUED;
    };
  }
}
