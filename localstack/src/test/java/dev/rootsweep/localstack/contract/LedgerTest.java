package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.ledger.EmptyTable;
import dev.rootsweep.core.contract.LedgerContract;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@OnLocalStack("the ledger in DynamoDB")
class LedgerTest implements LedgerContract {
  private static final String ACCOUNT = "222222222222";

  private final Ledger ledger;

  LedgerTest(LocalStack localStack) {
    DynamoDbClient dynamo = localStack.clients(ACCOUNT).dynamo();
    this.ledger = new DynamoLedger(dynamo, EmptyTable.in(dynamo));
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
