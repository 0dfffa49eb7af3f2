package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.contract.LedgerContract;
import dev.rootsweep.core.port.ActivityLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoLedgerTest implements LedgerContract {
  private final LocalDynamo dynamo = LocalDynamo.start();
  private ActivityLedger ledger = freshLedger();

  DynamoLedgerTest() throws Exception {}

  @Override
  public ActivityLedger ledger() {
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

  private ActivityLedger freshLedger() {
    return new DynamoLedger(dynamo.client(), dynamo.table());
  }
}
