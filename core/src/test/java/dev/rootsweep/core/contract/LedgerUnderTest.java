package dev.rootsweep.core.contract;

import dev.rootsweep.core.port.ActivityLedger;

/// Says which ledger a contract is asked of.
public interface LedgerUnderTest {
  /// Returns the ledger of the present test, empty when the test begins.
  ActivityLedger ledger();
}
