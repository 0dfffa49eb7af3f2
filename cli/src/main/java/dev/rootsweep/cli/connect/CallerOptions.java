package dev.rootsweep.cli.connect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// As whom a command asks AWS, and where.
public final class CallerOptions {
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
      description =
          "The Region of STS, and of the ledger where there is one (default: AWS_REGION, or the"
              + " profile's).")
  private @Nullable String region;

  Optional<String> profile() {
    return AwsOptions.given("--profile", profile);
  }

  Optional<String> region() {
    return AwsOptions.given("--region", region);
  }
}
