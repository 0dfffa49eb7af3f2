package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Settings;

/// Commands of `rootsweep` that a text suggests, as the command line takes them.
///
/// - shape: `ledgerTable` is the name of the ledger's table, `region` that of its Region, `profile`
///   one of the person's own AWS configuration; empty where the person's environment names it
public record RootsweepCommands(String ledgerTable, String region, String profile) {
  /// Makes the commands of a deployment.
  public static RootsweepCommands of(Settings settings) {
    return new RootsweepCommands(settings.ledgerTable(), settings.region(), "");
  }

  /// Looks at an account, and changes nothing.
  public String audit(AccountId account) {
    return "rootsweep audit --accounts " + account + ledger();
  }

  /// Checks an account, and asks before it removes.
  public String check(AccountId account) {
    return "rootsweep check --accounts " + account + ledger();
  }

  /// Releases what was held in an account; why is for the person to say.
  public String approve(AccountId account) {
    return "rootsweep approve %s --reason \"TICKET: why\"%s".formatted(account, ledger());
  }

  /// Looks at every account, and reports those that cannot be seen.
  public String auditUnseen() {
    return "rootsweep audit --only unknown" + ledger();
  }

  /// Switches on what centralized root access lacks, with credentials of the management account.
  public static String setUp(AccountId hub) {
    return "rootsweep setup --hub " + hub;
  }

  /// Switches it on with the person's own profile.
  public String setUpAs(AccountId hub) {
    return setUp(hub) + option(" --profile ", profile);
  }

  /// Stops all removals.
  public String pause(String reason) {
    return "rootsweep pause --reason \"%s\"%s".formatted(reason, ledger());
  }

  /// Ends the pause of all removals.
  public String resume() {
    return "rootsweep resume" + ledger();
  }

  private String ledger() {
    return option(" --ledger ", ledgerTable)
        + option(" --region ", region)
        + option(" --profile ", profile);
  }

  private static String option(String name, String value) {
    return value.isBlank() ? "" : name + value;
  }
}
