package dev.rootsweep.cli;

import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.identity.Identity;
import dev.rootsweep.aws.identity.RootAccessStatus;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.cli.connect.AlertSubscriptions;
import dev.rootsweep.cli.connect.Beside;
import dev.rootsweep.cli.connect.Connecting;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.cli.connect.Explained;
import dev.rootsweep.cli.connect.OrganizationTexts;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.report.Report;
import dev.rootsweep.cli.report.ReportCsv;
import dev.rootsweep.cli.report.ReportJson;
import dev.rootsweep.cli.report.ReportTable;
import dev.rootsweep.cli.report.Rows;
import dev.rootsweep.cli.run.Ahead;
import dev.rootsweep.cli.run.BarProgress;
import dev.rootsweep.cli.run.Chosen;
import dev.rootsweep.cli.run.HandCheck;
import dev.rootsweep.cli.run.LineProgress;
import dev.rootsweep.cli.run.Listed;
import dev.rootsweep.cli.run.Looked;
import dev.rootsweep.cli.run.Progress;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.cli.run.Selection;
import dev.rootsweep.cli.run.Stop;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What the commands audit and check have in common: connect, choose the accounts, look, report.
final class HandRun implements AutoCloseable {
  /// What cannot be judged without the ledger.
  private static final List<String> NEEDS_LEDGER =
      List.of("pause", "recovery lease", "drift", "approval", "first sweep");

  private static final String DEPLOYED_RULES =
      "exemptions and rules of the deployment, which its next sweep writes to the ledger";

  private static final String UNCOUNTED = "credentials that GetAccountSummary does not count";

  private static final String USUAL_WIDTH = "80";

  private final CommandLine line;
  private final Surroundings surroundings;
  private final RunOptions options;
  private final Connection connection;
  private final Stop stop;
  private final HandCheck checks;
  private RootAccessStatus rootAccess = RootAccessStatus.UNKNOWN;
  private Optional<Ahead> accounts = Optional.empty();

  private HandRun(
      CommandLine line, Surroundings surroundings, RunOptions options, Connection connection) {
    this.line = line;
    this.surroundings = surroundings;
    this.options = options;
    this.connection = connection;
    this.stop = new Stop(line.getErr());
    this.checks =
        new HandCheck(
            connection,
            surroundings.time(),
            stop,
            progress(),
            "by-hand-" + UUID.randomUUID(),
            listReads());
  }

  /// Connects; `said` are the settings that the command line names.
  static HandRun begin(
      CommandLine line, Surroundings surroundings, RunOptions options, Map<Setting, String> said) {
    Selection _ = options.selection();
    Rows _ = options.rows();
    Concurrency concurrency = options.concurrency(surroundings.time());
    Connection connection = Connecting.with(surroundings, options.aws(), said, concurrency);
    connection.demandReadableLedger();
    return new HandRun(line, surroundings, options, connection.underDeployedRules());
  }

  private Progress progress() {
    return surroundings.terminal().showsErrors()
        ? new BarProgress(System.err, width(), connection.concurrency()::throttled)
        : new LineProgress(
            line.getErr(), connection.concurrency()::throttled, surroundings.time()::now);
  }

  private int width() {
    String columns = surroundings.environment().getOrDefault("COLUMNS", USUAL_WIDTH);
    return Integer.parseInt(columns.matches("[0-9]{2,4}") ? columns : USUAL_WIDTH);
  }

  private ListReads listReads() {
    return options.listReads(connection.ledger().isPresent());
  }

  /// Says what this run cannot judge; nothing where it has a ledger.
  void sayWhatIsNotJudged() {
    connection.rulesInWords().forEach(this::say);
    if (connection.ledger().isPresent()) {
      if (!connection.knowsDeployedRules()) {
        say("Not judged: " + DEPLOYED_RULES + ".");
      }
      return;
    }
    say(
        "Without --ledger, a deployed Rootsweep raises alerts for the root sessions that this"
            + " command opens. Not judged without it: "
            + String.join(", ", NEEDS_LEDGER)
            + ".");
    if (listReads() == ListReads.BY_COUNTS) {
      say(
          "Without --lists, an account is reported as Clean when the four credential counts of"
              + " GetAccountSummary are 0; its lists are not read.");
    }
  }

  private List<String> notJudged() {
    List<String> notJudged = new ArrayList<>();
    if (connection.ledger().isEmpty()) {
      notJudged.addAll(NEEDS_LEDGER);
    } else if (!connection.knowsDeployedRules()) {
      notJudged.add(DEPLOYED_RULES);
    }
    if (listReads() == ListReads.BY_COUNTS) {
      notJudged.add(UNCOUNTED);
    }
    return notJudged;
  }

  Connection connection() {
    return connection;
  }

  HandCheck checks() {
    return checks;
  }

  Stop stop() {
    return stop;
  }

  /// Asks Organizations for the accounts, and beside it IAM whether their root users can be reached
  /// at all: a cause that all accounts share is reported before the first.
  ///
  /// - shape: they are listed on while the first of them are looked at
  /// - errors: `Explained` where the list cannot be begun, or no root user can be reached
  Ahead chosen() {
    Beside<RootAccessStatus> reachable = Beside.ask(new Identity(connection.clients())::rootAccess);
    Ahead chosen = Ahead.of(listed(), this::explained);
    accounts = Optional.of(chosen);
    if (!chosen.iterator().hasNext()) {
      chosen
          .broken()
          .ifPresent(
              failure -> {
                throw failure;
              });
    }
    rootAccess = reachable.answer();
    OrganizationTexts.blocking(rootAccess, connection.caller(), connection.managementAccount())
        .ifPresent(why -> refuse(chosen, why));
    return chosen;
  }

  private static void refuse(Iterable<Chosen> chosen, String why) {
    long members =
        StreamSupport.stream(chosen.spliterator(), false).filter(Chosen::mayHoldRootUser).count();
    if (members > 0) {
      throw new Explained(
          (members == 1 ? "1 account was" : members + " accounts were") + " not looked at: " + why);
    }
  }

  private Iterable<Chosen> listed() {
    Time time = surroundings.time();
    OrganizationsDirectory directory =
        new OrganizationsDirectory(connection.clients()::organizations, time::now);
    return options.selection().read(directory, time);
  }

  private RuntimeException explained(PortFailure failure) {
    return OrganizationTexts.explained(
        failure, connection.caller(), connection.managementAccount());
  }

  /// Tells whether the list of accounts broke off.
  boolean isListBroken() {
    return accounts.flatMap(Ahead::broken).isPresent();
  }

  private boolean isListWhole() {
    return accounts.map(Ahead::listed).map(Listed::whole).orElse(true);
  }

  /// Looks at the accounts and reports what is there; returns the exit code.
  int look(String command) {
    Ahead chosen = chosen();
    sayWhatIsNotJudged();
    Looked looked = checks.look(chosen);
    looked.begunLines().forEach(this::say);
    return report(command, Mode.OBSERVE, looked.told());
  }

  /// Says something beside the report.
  void say(String text) {
    PrintWriter err = line.getErr();
    err.println(text);
    err.flush();
  }

  /// Prints the report, and how to go on where the run was stopped; returns the exit code.
  int report(String command, Mode mode, List<Result> results) {
    Report report =
        new Report(
            command,
            mode,
            surroundings.time().now(),
            connection.caller(),
            connection.managementAccount(),
            rootAccess,
            connection.ledgerTable(),
            connection.commands(),
            notJudged(),
            stop.isRequested(),
            isListWhole(),
            connection.concurrency().throttled(),
            options.rows(),
            results);
    if (!printed(report) && mode == Mode.ENFORCE) {
      say("The report is lost: " + ReportTable.counts(report));
    }
    if (connection.ledger().isPresent()) {
      new AlertSubscriptions(surroundings, connection).warnings().forEach(this::say);
    }
    accounts
        .flatMap(Ahead::broken)
        .ifPresent(failure -> say(brokenOff(results.size(), failure.getMessage())));
    if (stop.isRequested()) {
      say(GoOn.after(command, mode, line, results, isListWhole()));
    }
    return report.exitCode();
  }

  private static String brokenOff(int accounts, @Nullable String why) {
    return "The list of accounts broke off after %d accounts. The others were not looked at, and are not in the report. %s"
        .formatted(accounts, why);
  }

  /// Tells whether the report was written. Its summary goes to standard error where it was not.
  private boolean printed(Report report) {
    PrintWriter out = line.getOut();
    switch (options.output()) {
      case TABLE -> out.print(table(report));
      case JSON -> out.println(ReportJson.of(report));
      case CSV -> out.print(ReportCsv.of(report));
    }
    return !out.checkError();
  }

  private String table(Report report) {
    Screen screen = new Screen(line, surroundings.terminal(), surroundings.environment());
    return new ReportTable(report, screen.width(), screen.colours()).text();
  }

  @Override
  public void close() {
    stop.close();
  }
}
