package dev.rootsweep.cli.run;

import dev.rootsweep.core.check.CheckOutcome;

/// How the run ended for one account.
public sealed interface Result {
  /// Returns the account.
  Chosen chosen();

  /// It was checked. `again` tells that the check is to be made again later, which this run does
  /// not.
  record Checked(Chosen chosen, CheckOutcome outcome, boolean again) implements Result {}

  /// The check broke off, so that nothing is known of the account.
  record Failed(Chosen chosen, String why) implements Result {}

  /// The run was stopped before.
  record NotStarted(Chosen chosen) implements Result {}
}
