package dev.rootsweep.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.LogAlerts;
import dev.rootsweep.core.alert.Digests;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The cap holds however many consumers there are: it lives in the ledger, not in a function.
class CapTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:10:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-02-03T04:05:06Z");
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final String TABLE = "rootsweep-ledger";
  private static final int CONSUMERS = 20;
  private static final int ACCOUNTS = 80;
  private static final int CAP = 50;

  private final Organization organization = dirty();
  private final Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW);
  private final AmazonDynamoDBLocal engine = DynamoDBEmbedded.create(true);
  private final Queue<CheckDue> due = new ConcurrentLinkedQueue<>();
  private final Queue<CheckDue> again = new ConcurrentLinkedQueue<>();
  private final Queue<CheckOutcome> outcomes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void makeTable() {
    DynamoDbClient dynamo = engine.dynamoDbClient();
    dynamo.createTable(
        request ->
            request
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
    ledger().beginSweep("sweep-0");
    ledger().endSweep("sweep-0");
  }

  @AfterEach
  void close() {
    sandbox.close();
    engine.shutdown();
  }

  @Test
  void removesFromFiftyAccountsAnHourAndNoMore() throws Exception {
    members().forEach(account -> due.add(swept(account)));

    consumeTogether();

    assertEquals(ACCOUNTS, outcomes.size());
    assertEquals(CAP, outcomes(CheckOutcome.Removed.class).size(), outcomes.toString());
    assertEquals(
        ACCOUNTS - CAP,
        outcomes(CheckOutcome.Held.class).stream()
            .filter(held -> held.reason() == HeldReason.CAP)
            .count());
    assertEquals(List.of(), List.copyOf(again));
    assertNobodyElseWasEntered();
  }

  /// Above the cap there is no deletion session, and everything is still there.
  private void assertNobodyElseWasEntered() {
    List<String> entered =
        sandbox
            .record()
            .calls(call -> call.parameters().toString().contains("IAMDeleteRootUserCredentials"))
            .stream()
            .map(call -> call.account().orElse(""))
            .toList();
    List<String> held =
        outcomes(CheckOutcome.Held.class).stream().map(one -> one.account().value()).toList();
    assertEquals(CAP, entered.size());
    assertTrue(held.stream().noneMatch(entered::contains));
    assertEquals(
        ACCOUNTS - CAP, members().filter(id -> !organization.account(id).root().isEmpty()).count());
  }

  private void consumeTogether() throws Exception {
    CyclicBarrier start = new CyclicBarrier(CONSUMERS);
    List<Future<?>> consumers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS)) {
      for (int consumer = 0; consumer < CONSUMERS; consumer++) {
        consumers.add(
            threads.submit(
                () -> {
                  CheckParts parts = parts();
                  start.await();
                  consume(parts);
                  return "done";
                }));
      }
    }
    for (Future<?> consumer : consumers) {
      consumer.get();
    }
  }

  private void consume(CheckParts parts) {
    for (CheckDue next = due.poll(); next != null; next = due.poll()) {
      outcomes.add(parts.checkAccount().handle(next));
    }
  }

  private CheckParts parts() {
    Settings settings =
        Settings.of(
            Map.of(
                "ROOTSWEEP_MODE",
                "enforce",
                "ROOTSWEEP_REMOVAL_CAP",
                String.valueOf(CAP),
                "ROOTSWEEP_MANAGEMENT_ACCOUNT",
                ExampleOrganization.MANAGEMENT,
                "ROOTSWEEP_HUB_ACCOUNT",
                ExampleOrganization.HUB));
    return Wiring.checks(
        settings, Reach.hub(sandbox), ledger(), new Comebacks(), new LogAlerts(), new Standstill());
  }

  private Ledger ledger() {
    return new DynamoLedger(engine.dynamoDbClient(), TABLE);
  }

  private <T extends CheckOutcome> List<T> outcomes(Class<T> kind) {
    return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static CheckDue swept(String account) {
    Listing listing = new Listing("sweep-1", "Shop", AccountState.ACTIVE, LONG_AGO, NOW);
    Origin origin = new Origin("sweep-1/" + account, HUB, "us-east-1", NOW);
    return CheckDue.swept(new AccountId(account), listing, origin);
  }

  private static Stream<String> members() {
    return IntStream.range(0, ACCOUNTS).mapToObj("700000000%03d"::formatted);
  }

  private static Organization dirty() {
    Organization organization = ExampleOrganization.at(NOW);
    members()
        .forEach(
            id ->
                organization.member(
                    Member.named(id, "Dirty " + id)
                        .created(LONG_AGO)
                        .holding(Key.active("AKIAEXAMPLE" + id.substring(3), LONG_AGO))));
    return organization;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /// Keeps what was queued again: nothing, when all goes well.
  private final class Comebacks implements MessageQueue<CheckMessage> {
    @Override
    public void send(CheckMessage message, Duration delay) {
      switch (message) {
        case CheckDue check -> again.add(check);
        case DigestDue _ -> assertEquals(Digests.TOLD_AFTER, delay);
      }
    }

    @Override
    public void bury(String message, String reason) {
      throw new AssertionError(reason);
    }
  }

  /// A clock that stands still.
  private static final class Standstill implements Time {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public void pause(Duration duration) {
      // The sandbox is consistent at once.
    }
  }
}
