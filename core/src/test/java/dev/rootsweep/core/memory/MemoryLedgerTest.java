package dev.rootsweep.core.memory;

import dev.rootsweep.core.contract.LedgerContract;
import dev.rootsweep.core.port.ActivityLedger;

class MemoryLedgerTest implements LedgerContract {
  private final ActivityLedger ledger = new MemoryLedger();

  @Override
  public ActivityLedger ledger() {
    return ledger;
  }
}
