package dev.rootsweep.core.alert;

import dev.rootsweep.core.model.AccountId;

/// Commands of `rootsweep` that a text suggests, as the command line takes them.
///
/// - shape: `ledgerTable` is the name of the ledger's table, or empty where the person's own
///   environment must name it
public record RootsweepCommands(String ledgerTable) {
  /// Looks at an account, and changes nothing.
  public String audit(AccountId account) {
    return "rootsweep audit --accounts " + account + ledger();
  }

  /// Checks an account, and asks before it removes.
  public String check(AccountId account) {
    return "rootsweep check --accounts " + account + ledger();
  }

  /// Releases what was held in an account.
  public String approve(AccountId account, String reason) {
    return "rootsweep approve %s --reason \"%s\"%s".formatted(account, reason, ledger());
  }

  private String ledger() {
    return ledgerTable.isBlank() ? "" : " --ledger " + ledgerTable;
  }
}
