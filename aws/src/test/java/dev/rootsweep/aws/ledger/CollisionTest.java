package dev.rootsweep.aws.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.model.PermitRequest;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.PortFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A transaction is cancelled; the answer follows the API reference of TransactWriteItems.
class CollisionTest {
  private final AtomicInteger asked = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"TransactionConflict", "ThrottlingError"})
  void triesAgainWhatOnlyMetAnotherTransaction(String reason) {
    PortFailure failure = permitCancelledFor("None", "None", "None", reason);

    assertEquals(PortFailure.Kind.THROTTLED, failure.kind());
    assertEquals(6, asked.get());
  }

  @Test
  void doesNotTryAgainWhatDoesNotMeetItsCondition() {
    PortFailure failure =
        permitCancelledFor("ConditionalCheckFailed", "TransactionConflict", "None", "None");

    assertEquals(PortFailure.Kind.CONFLICT, failure.kind());
    assertEquals(1, asked.get());
  }

  @Test
  void doesNotTryAgainWhatCannotSucceed() {
    PortFailure failure = permitCancelledFor("None", "ValidationError", "None", "None");

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
    assertEquals(1, asked.get());
  }

  @Test
  void triesAPlainWriteAgainThatMetATransaction() {
    PortFailure failure =
        refused(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionConflictException\"}",
            ledger -> ledger.opened("ASIAEXAMPLE", "burst", Severity.HIGH, LedgerSamples.NOON));

    assertEquals(6, asked.get(), failure::told);
  }

  private PortFailure permitCancelledFor(String... reasons) {
    return refused(
        cancelled(reasons),
        ledger ->
            ledger.permit(
                new PermitRequest(
                    LedgerSamples.intent("intent-1"),
                    "a",
                    LedgerSamples.NOON,
                    Optional.empty(),
                    Optional.empty())));
  }

  private PortFailure refused(String body, Consumer<DynamoLedger> call) {
    HttpServer server =
        Reach.answering(
            400,
            "application/x-amz-json-1.0",
            _ -> {
              asked.incrementAndGet();
              return body;
            });
    try {
      DynamoLedger ledger =
          new DynamoLedger(Reach.hub(server).withoutBackOff().dynamo(), "any-table");
      return assertThrows(PortFailure.class, () -> call.accept(ledger));
    } finally {
      server.stop(0);
    }
  }

  private static String cancelled(String... reasons) {
    String codes = String.join(", ", reasons);
    String list =
        List.of(reasons).stream()
            .map("{\"Code\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return """
    {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
    "Message":"Transaction cancelled, please refer cancellation reasons for specific reasons [%s]",\
    "CancellationReasons":[%s]}\
    """
        .formatted(codes, list);
  }
}
