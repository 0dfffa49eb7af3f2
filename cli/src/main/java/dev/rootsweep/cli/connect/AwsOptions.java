package dev.rootsweep.cli.connect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a command reaches AWS.
public final class AwsOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The profile of the AWS configuration to use, SSO and assumed roles included (default:"
              + " the SDK's usual sources, AWS_PROFILE among them).")
  private @Nullable String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The Region of the ledger and of STS (default: AWS_REGION, or the profile's).")
  private @Nullable String region;

  @Option(
      names = "--ledger",
      paramLabel = "TABLE",
      description =
          "The DynamoDB table of the deployed ledger (default: ROOTSWEEP_LEDGER_TABLE, else none).")
  private @Nullable String ledger;

  /// Tells whether the command line names a ledger.
  public boolean namesLedger() {
    return ledger().isPresent();
  }

  Optional<String> profile() {
    return Optional.ofNullable(profile);
  }

  Optional<String> region() {
    return Optional.ofNullable(region);
  }

  Optional<String> ledger() {
    return Optional.ofNullable(ledger);
  }
}
