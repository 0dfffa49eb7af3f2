package dev.rootsweep.cli.connect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How a command reaches AWS.
public final class AwsOptions {
  @Mixin private CallerOptions caller = new CallerOptions();

  @Option(
      names = "--ledger",
      paramLabel = "TABLE",
      description =
          "The DynamoDB table of the deployed ledger (default: ROOTSWEEP_LEDGER_TABLE, else none).")
  private @Nullable String ledger;

  CallerOptions caller() {
    return caller;
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
