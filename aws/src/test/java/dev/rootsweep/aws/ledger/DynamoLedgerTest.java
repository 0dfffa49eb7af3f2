package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.contract.LedgerContract;
import dev.rootsweep.core.port.Ledger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoLedgerTest implements LedgerContract {
  private final LocalDynamo dynamo = LocalDynamo.start();
  private Ledger ledger = freshLedger();

  DynamoLedgerTest() throws Exception {}

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @BeforeEach
  void takeAnEmptyTable() {
    ledger = freshLedger();
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  private Ledger freshLedger() {
    return new DynamoLedger(dynamo.client(), dynamo.table());
  }
}
