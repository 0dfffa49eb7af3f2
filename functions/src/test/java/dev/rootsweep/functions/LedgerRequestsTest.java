package dev.rootsweep.functions;

import static dev.rootsweep.functions.World.CLEAN;
import static dev.rootsweep.functions.World.body;
import static dev.rootsweep.functions.World.requested;
import static dev.rootsweep.functions.World.swept;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.ledger.LocalDynamo;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a check costs in requests of the ledger, from what the SDK sends to DynamoDB's own engine.
class LedgerRequestsTest {
  private static final AccountId OLD_KEY = new AccountId(ExampleOrganization.OLD_KEY);

  /// The claim with what is remembered, the session's key, what people allow, the permit, and the
  /// key of the session that deletes.
  private static final List<String> BEFORE_THE_DELETION =
      List.of(
          "UpdateItem ACCOUNT#*",
          "PutItem SESSION#*",
          "Query PERMIT#*",
          "TransactWriteItems",
          "PutItem SESSION#*");

  private final World world = World.enforcing();
  private final LocalDynamo dynamo = LocalDynamo.start();
  private final DynamoLedger ledger = new DynamoLedger(dynamo.client(), dynamo.table());

  LedgerRequestsTest() throws IOException {
    ledger.endSweep("sweep-0");
  }

  @AfterEach
  void close() {
    dynamo.close();
    world.close();
  }

  @Test
  void checksACleanAccountWithThreeRequests() {
    check(body(swept(CLEAN)));

    check(body(swept(CLEAN)));

    assertEquals(
        List.of("UpdateItem ACCOUNT#*", "PutItem SESSION#*", "TransactWriteItems"),
        ofTheLedger(RecordedCalls.requests()));
  }

  @Test
  void makesFiveRequestsBeforeADeletion() {
    check(body(requested(OLD_KEY)));

    assertEquals(BEFORE_THE_DELETION, beforeTheDeletion());
  }

  @Test
  void makesNoMoreInASweep() {
    check(body(swept(OLD_KEY)));

    assertEquals(BEFORE_THE_DELETION, beforeTheDeletion());
  }

  /// After the deletion: how a pause ended, the end of the check, claim and mark of the alert,
  /// which is then no longer unsent, and the claim given back.
  @Test
  void makesElevenRequestsForARemovalWithItsAlert() {
    check(body(requested(OLD_KEY)));

    List<String> requests = ofTheLedger(RecordedCalls.requests());
    assertEquals(BEFORE_THE_DELETION, requests.subList(0, BEFORE_THE_DELETION.size()));
    assertEquals(
        List.of(
            "GetItem FLAG#PAUSE",
            "TransactWriteItems",
            "UpdateItem TELLING#*",
            "UpdateItem TELLING#*",
            "TransactWriteItems",
            "UpdateItem ACCOUNT#*"),
        requests.subList(BEFORE_THE_DELETION.size(), requests.size()));
  }

  private void check(String body) {
    RecordedCalls.forget();
    List<String> failed =
        World.failed(
            new CheckHandler(world.parts(ledger, world.queue), world.answers::add)
                .handleRequest(Invocation.batch(List.of(body)), Invocation.fresh()));
    assertEquals(List.of(), failed);
  }

  private static List<String> beforeTheDeletion() {
    List<String> requests = RecordedCalls.requests();
    int deletion = requests.indexOf("DeleteAccessKey");
    return ofTheLedger(requests.subList(0, deletion));
  }

  private static List<String> ofTheLedger(List<String> requests) {
    return requests.stream()
        .filter(request -> request.contains("#") || request.equals("TransactWriteItems"))
        .toList();
  }
}
