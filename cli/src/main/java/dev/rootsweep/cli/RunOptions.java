package dev.rootsweep.cli;

import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.report.Rows;
import dev.rootsweep.cli.run.Selection;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.port.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which accounts a run looks at, how it reaches AWS, and what it prints.
final class RunOptions {
  private static final int MOST_AT_ONCE = 1_000;

  /// Forms of the report.
  enum Output {
    TABLE,
    JSON,
    CSV;

    /// The name as it is typed, and as the shell completes it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What `--only` lists.
  enum Only {
    DIRTY,
    HELD,
    UNKNOWN;

    /// The name as it is typed, and as the shell completes it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "[ACCOUNT...]",
      arity = "0..*",
      split = ",",
      hideParamSyntax = true,
      description = "Ids of the accounts (default: all accounts).")
  private List<String> ids = List.of();

  @Option(
      names = "--accounts",
      paramLabel = "all|ID,ID...",
      split = ",",
      hideParamSyntax = true,
      description = "The same as one word: all, or account ids with commas between.")
  private List<String> accounts = List.of();

  @Option(
      names = "--accounts-file",
      paramLabel = "FILE",
      description =
          "The same from a file: account ids, with commas, blanks or lines between;"
              + " what follows # is a comment.")
  private @Nullable Path file;

  @Option(
      names = "--ou",
      paramLabel = "ID",
      description = "Only the accounts below this organizational unit, at any depth.")
  private @Nullable String unit;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description =
          "The report on standard output; docs/output.md describes its fields (default: table).")
  private Output output = Output.TABLE;

  @Option(
      names = "--only",
      paramLabel = "dirty|held|unknown",
      description =
          "List only the accounts that hold something, whose removal is held, or of which nothing"
              + " is known. Counts and exit code are those of all accounts.")
  private @Nullable Only only;

  @Option(names = "--summary", description = "List no account: only the counts and what to do.")
  private boolean summary;

  @Option(
      names = "--lists",
      description =
          "Read the lists of credentials of every account, also when the four credential counts"
              + " of GetAccountSummary are 0: four more calls for each.")
  private boolean lists;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Check at most N accounts at the same time (default: 60). A run begins with ten, and"
              + " takes more while AWS does not throttle it.")
  private int atOnce;

  @Mixin private AwsOptions aws = new AwsOptions();

  Selection selection() {
    List<String> named = new ArrayList<>(accounts);
    named.addAll(ids);
    if (file != null) {
      named.addAll(AccountsFile.read(file));
    }
    return Selection.of(named, Optional.ofNullable(unit));
  }

  /// Says which accounts the report lists.
  ///
  /// - errors: `IllegalArgumentException` where the options contradict each other
  Rows rows() {
    if (summary && only != null) {
      throw new IllegalArgumentException("give --only or --summary, not both");
    }
    if (summary) {
      return Rows.NONE;
    }
    return switch (only) {
      case null -> Rows.ALL;
      case DIRTY -> Rows.DIRTY;
      case HELD -> Rows.HELD;
      case UNKNOWN -> Rows.UNKNOWN;
    };
  }

  /// Says when lists are read that the numbers do not ask for. Without a ledger nobody knows when
  /// they were read last.
  ListReads listReads(boolean hasLedger) {
    if (lists) {
      return ListReads.ALWAYS;
    }
    return hasLedger ? ListReads.WHEN_DUE : ListReads.BY_COUNTS;
  }

  /// Says how many accounts are in hand at once.
  ///
  /// - errors: `IllegalArgumentException` where it is no number of accounts
  Concurrency concurrency(Time time) {
    if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "--at-once takes a number of accounts from 1 to " + MOST_AT_ONCE + ", not " + atOnce);
    }
    return new Concurrency(atOnce, time);
  }

  Output output() {
    return output;
  }

  AwsOptions aws() {
    return aws;
  }
}
