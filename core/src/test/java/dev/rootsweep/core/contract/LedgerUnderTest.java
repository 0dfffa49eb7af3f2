package dev.rootsweep.core.contract;

import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.port.Ledger;
import java.time.Instant;
import java.util.Optional;

/// Says which ledger a contract is asked of.
public interface LedgerUnderTest {
  /// Returns the ledger of the present test, empty when the test begins.
  Ledger ledger();

  /// Asks at noon for the permit of a removal that needs no slot, as `owner-1`.
  default Permit permit(Intent intent) {
    return permit(intent, "owner-1", LedgerSamples.NOON, Optional.empty());
  }

  /// Asks for the permit of a removal in a check that somebody asked for by name.
  default Permit permit(Intent intent, String owner, Instant now, Optional<RemovalSlot> slot) {
    return ledger().permit(new PermitRequest(intent, owner, now, slot, Optional.empty()));
  }
}
