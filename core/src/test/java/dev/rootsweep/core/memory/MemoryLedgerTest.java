package dev.rootsweep.core.memory;

import dev.rootsweep.core.contract.LedgerContract;
import dev.rootsweep.core.port.Ledger;

class MemoryLedgerTest implements LedgerContract {
  private final Ledger ledger = new MemoryLedger();

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
