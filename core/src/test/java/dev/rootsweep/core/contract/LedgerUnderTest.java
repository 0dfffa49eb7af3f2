package dev.rootsweep.core.contract;

import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.port.Ledger;
import java.util.Optional;

/// Says which ledger a contract is asked of.
public interface LedgerUnderTest {
  /// Returns the ledger of the present test, empty when the test begins.
  Ledger ledger();

  /// Asks at noon for the permit of a removal that needs no slot, as `owner-1`.
  default Permit permit(Intent intent) {
    return ledger().permit(intent, "owner-1", LedgerSamples.NOON, Optional.empty());
  }
}
