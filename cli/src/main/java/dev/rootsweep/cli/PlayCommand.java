package dev.rootsweep.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.cli.connect.Endpoints;
import dev.rootsweep.cli.stage.ActivityStage;
import dev.rootsweep.cli.stage.CheckStage;
import dev.rootsweep.cli.stage.LedgerRows;
import dev.rootsweep.cli.stage.SettingsFile;
import dev.rootsweep.cli.stage.StageTime;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.functions.ActivityAnswer;
import dev.rootsweep.functions.Answer;
import dev.rootsweep.functions.AnswerJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
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
        "Sends event files through the real handler, against whatever AWS the environment names,"
            + " and prints one JSON object per event: file, signal, outcome, what was done.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every event was answered",
      "1:an event was rejected, or a removal is not complete",
      "2:wrong usage, or refused to start",
      "3:AWS refused or failed, or an account could not be seen"
    },
    footer = {
      "",
      "The ledger of this command is forgotten afterwards; --ledger-rows sets what it knows",
      "beforehand, a JSON object with some of: sessionKeys, departedAccounts and exemptions",
      "(lists of texts), leases (objects of account, from, until, requester, reason). Checks",
      "and summaries that the deployed queues would deliver later are listed under \"queued\"",
      "and not run; the second look whether a root session is ours is taken at once.",
      "",
      "Example, with the sandbox of `rootsweep sandbox`:",
      "  rootsweep play --mode enforce events/check-due-requested.json"
    })
final class PlayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with one event each.")
  private List<Path> files = List.of();

  @Option(
      names = "--mode",
      defaultValue = "observe",
      description =
          "observe or enforce (default: observe). Enforce needs loopback endpoints for STS, IAM and"
              + " Organizations.")
  private Mode mode = Mode.OBSERVE;

  @Option(
      names = "--ledger-rows",
      paramLabel = "FILE",
      description = "What the ledger knows beforehand, as JSON.")
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
        new CheckStage(settings, clients, ledger, time),
        new ActivityStage(settings, clients, ledger, time),
        files);
  }

  private static String joined(String one, String other) {
    return one.isBlank() || other.isBlank() ? one + other : one + ";" + other;
  }

  private int play(CheckStage stage, ActivityStage activity, List<Path> paths) throws IOException {
    int code = Rootsweep.DONE;
    for (Path path : paths) {
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new IllegalArgumentException("there is no file " + path + " that can be read");
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Path path : paths) {
      String body = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      if (activity.isFor(body)) {
        ActivityAnswer answer = activity.play(body);
        out.println(ActivityLine.of(path, answer, activity));
        code = Math.max(code, ActivityLine.exitCode(answer));
      } else {
        Answer answer = stage.play(List.of(body)).getFirst();
        out.println(line(path, answer, stage));
        code = Math.max(code, exitCode(answer));
      }
      out.flush();
    }
    return code;
  }

  private static String line(Path path, Answer answer, CheckStage stage) {
    ObjectNode node = AnswerJson.of(answer);
    node.remove("messageId");
    ObjectNode line = node.objectNode();
    line.put("file", path.toString()).setAll(node);
    ArrayNode queued = line.withArray("queued");
    queued.removeAll();
    stage
        .queue()
        .drain()
        .forEach(
            waiting ->
                queued
                    .addObject()
                    .put("account", waiting.due().account().value())
                    .put("cause", waiting.due().cause().name())
                    .put("attempt", waiting.due().attempt())
                    .put("delaySeconds", waiting.delay().toSeconds()));
    ArrayNode notices = line.putArray("notices");
    stage.alerts().drain().stream().map(PlayCommand::notice).forEach(notices::add);
    return line.toString();
  }

  private static String notice(Notice notice) {
    return notice.severity() + " " + notice.headline();
  }

  private static int exitCode(Answer answer) {
    return switch (answer) {
      case Answer.Failed _ -> Rootsweep.FAILED;
      case Answer.Rejected _ -> Rootsweep.REMAINS;
      case Answer.Checked(String _, CheckDue _, CheckOutcome.Unseen _) -> Rootsweep.FAILED;
      case Answer.Checked(String _, CheckDue _, CheckOutcome.Incomplete _) -> Rootsweep.REMAINS;
      case Answer.Checked _,
          Answer.Reconciled _,
          Answer.Digested _,
          Answer.Ignored _,
          Answer.PutBack _ ->
          Rootsweep.DONE;
    };
  }
}
