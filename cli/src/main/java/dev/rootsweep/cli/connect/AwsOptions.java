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

  Optional<String> profile() {
    return given("--profile", profile);
  }

  Optional<String> region() {
    return given("--region", region);
  }

  Optional<String> ledger() {
    return given("--ledger", ledger);
  }

  /// What an option says. One without a text is no option left out: a script's variable was empty.
  ///
  /// - errors: `IllegalArgumentException` for a blank text
  public static Optional<String> given(String option, @Nullable String text) {
    if (text != null && text.isBlank()) {
      throw new IllegalArgumentException(
          option + " is empty: say what it is to be, or leave the option out");
    }
    return Optional.ofNullable(text).map(String::strip);
  }
}
