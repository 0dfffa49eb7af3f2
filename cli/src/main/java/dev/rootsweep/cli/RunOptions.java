package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.AwsOptions;
import dev.rootsweep.cli.run.Selection;
import dev.rootsweep.core.check.ListReads;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which accounts a run looks at, how it reaches AWS, and what it prints.
final class RunOptions {
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

  @Option(
      names = "--accounts",
      paramLabel = "all|ID,ID...",
      split = ",",
      hideParamSyntax = true,
      description = "all, or account ids with commas between (default: all).")
  private List<String> accounts = List.of();

  @Option(
      names = "--ou",
      paramLabel = "ID",
      description = "Only the accounts below this organizational unit, at any depth.")
  private @Nullable String unit;

  @Option(
      names = "--output",
      paramLabel = "table|json|csv",
      defaultValue = "table",
      description =
          "The report on standard output; docs/output.md tells its fields (default: table).")
  private Output output = Output.TABLE;

  @Option(
      names = "--lists",
      description =
          "Read the lists of credentials of every account, also when the four credential counts"
              + " of GetAccountSummary are 0: five more calls for each.")
  private boolean lists;

  @Mixin private AwsOptions aws = new AwsOptions();

  Selection selection() {
    return Selection.of(accounts, Optional.ofNullable(unit));
  }

  /// Says when lists are read that the numbers do not ask for. Without a ledger nobody knows when
  /// they were read last.
  ListReads listReads(boolean hasLedger) {
    if (lists) {
      return ListReads.ALWAYS;
    }
    return hasLedger ? ListReads.WHEN_DUE : ListReads.BY_COUNTS;
  }

  Output output() {
    return output;
  }

  AwsOptions aws() {
    return aws;
  }
}
