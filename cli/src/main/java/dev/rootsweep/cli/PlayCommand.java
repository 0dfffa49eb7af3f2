package dev.rootsweep.cli;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.cli.connect.Endpoints;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.cli.stage.GivenFile;
import dev.rootsweep.cli.stage.Hearing;
import dev.rootsweep.cli.stage.LedgerRows;
import dev.rootsweep.cli.stage.SettingsFile;
import dev.rootsweep.cli.stage.StageTime;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sends event files through the real handler.
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    description =
        "Sends event files through the real handlers, against whatever AWS the environment names,"
            + " and prints one JSON object per file: signal, outcome, severity or reason, account.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every event was answered",
      "1:an event was rejected, or a removal is not complete",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed, or an account could not be seen",
      ExitCodes.UNWRITTEN_HELP
    },
    footer = {
      "",
      "The ledger of this command is forgotten afterwards; --ledger-rows sets what",
      "it knows beforehand (docs/play.md). What the deployed queues would deliver",
      "later is listed under \"queued\" and not run; the second look whether a root",
      "session is ours is taken at once.",
      "",
      "Examples, with the sandbox of `rootsweep sandbox`:",
      "  rootsweep play --mode enforce events/check-due-requested.json",
      "  rootsweep play --now 2026-11-22T12:01:00Z events/root-sign-in.json"
    })
final class PlayCommand implements Callable<Integer> {
  /// The modes as they are typed.
  static final class Modes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Mode.values())
          .map(mode -> mode.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with one event each.")
  private List<Path> files = List.of();

  @Option(
      names = "--mode",
      paramLabel = "observe|enforce",
      completionCandidates = Modes.class,
      defaultValue = "observe",
      description =
          "The mode (default: observe). Enforce needs loopback endpoints for STS, IAM and"
              + " Organizations.")
  private Mode mode = Mode.OBSERVE;

  @Option(
      names = "--ledger-rows",
      paramLabel = "FILE",
      description =
          "What the ledger knows beforehand, as JSON: sessionKeys, leases, exemptions,"
              + " departedAccounts.")
  private Optional<Path> ledgerRows = Optional.empty();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Settings, lines of NAME=value, which go before the environment.")
  private Optional<Path> settingsFile = Optional.empty();

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "The present instant, as in 2026-01-31T12:00:00Z (default: the clock).")
  private Optional<Instant> now = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> given;

  PlayCommand() {
    this(System.getenv());
  }

  PlayCommand(Map<String, String> given) {
    this.given = given;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> environment = new HashMap<>(given);
    if (settingsFile.isPresent()) {
      environment.putAll(SettingsFile.read(settingsFile.get()));
    }
    LedgerRows rows = ledgerRows.isPresent() ? LedgerRows.of(ledgerRows.get()) : LedgerRows.none();
    environment.merge(Setting.EXEMPTIONS.environmentName(), rows.exemptions(), PlayCommand::joined);
    environment.put(Setting.MODE.environmentName(), mode.name().toLowerCase(Locale.ROOT));
    Settings settings = Settings.of(environment);
    Endpoints endpoints = Endpoints.of(environment);
    if (mode == Mode.ENFORCE) {
      endpoints.demandLoopback();
    }
    AwsClients clients =
        AwsClients.of(
            environment.getOrDefault("AWS_REGION", "us-east-1"),
            settings.partition(),
            endpoints.byApi());
    Time time = now.<Time>map(given -> new StageTime(() -> given)).orElseGet(SystemTime::new);
    MemoryLedger ledger = new MemoryLedger();
    rows.write(ledger, settings.hubAccount(), time.now());
    return play(
        settings,
        new CheckStage(settings, clients, ledger, time),
        new ActivityStage(settings, clients, ledger, time),
        time);
  }

  private static String joined(String one, String other) {
    return one.isBlank() || other.isBlank() ? one + other : one + ";" + other;
  }

  private int play(Settings settings, CheckStage checks, ActivityStage activity, Time time)
      throws IOException {
    files.forEach(GivenFile::demand);
    int code = Rootsweep.DONE;
    PrintWriter out = spec.commandLine().getOut();
    for (Path path : files) {
      String body = GivenFile.text(path);
      PlayLine line = new PlayLine(path, checks, activity);
      Hearing heard = Hearing.of(body, settings, time.now());
      if (heard.check()) {
        MessageResult<AccountSignal, CheckQueueOutcome> result =
            checks.play(List.of(body)).getFirst();
        line.addCheck(result);
        code = Math.max(code, exitCode(result));
      }
      if (heard.activity()) {
        MessageResult<ActivitySignal, TriageOutcome> result = activity.play(body);
        line.addActivity(result, body);
        code = Math.max(code, exitCode(result));
      }
      out.println(line.end());
      if (out.checkError()) {
        return code;
      }
    }
    return code;
  }

  private static int exitCode(MessageResult<?, ?> result) {
    return switch (result) {
      case MessageResult.Failed<?, ?> _, MessageResult.Retried<?, ?> _ -> Rootsweep.FAILED;
      case MessageResult.Rejected<?, ?> _ -> Rootsweep.REMAINS;
      case MessageResult.Done<?, ?>(_, _, CheckQueueOutcome.Checked(CheckOutcome outcome)) ->
          exitCode(outcome);
      case MessageResult.Done<?, ?> _, MessageResult.Ignored<?, ?> _ -> Rootsweep.DONE;
    };
  }

  private static int exitCode(CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.NotAuditable) {
      return Rootsweep.FAILED;
    }
    return outcome instanceof CheckOutcome.Incomplete ? Rootsweep.REMAINS : Rootsweep.DONE;
  }
}
