package dev.rootsweep.aws.ledger;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RemovalSlot;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the ledger's rows look like, and what becomes of rows that look otherwise.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoRowsTest {
  private static final String LONG = "x".repeat(150_000);

  private final LocalDynamo dynamo = LocalDynamo.start();
  private String table = dynamo.table();
  private DynamoLedger ledger = new DynamoLedger(dynamo.client(), table);

  DynamoRowsTest() throws Exception {}

  @BeforeEach
  void takeAnEmptyTable() {
    table = dynamo.table();
    ledger = new DynamoLedger(dynamo.client(), table);
  }

  @AfterAll
  void stop() {
    dynamo.close();
  }

  @Test
  void readsAStandingOfSeveralPages() {
    Set<String> ids = Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    ids.forEach(id -> record(wordy(id)));

    List<Notice> unsent = ledger.standing(ACCOUNT).unsent();

    assertEquals(ids, unsent.stream().map(Notice::id).collect(Collectors.toSet()));
    assertEquals(12, unsent.size());
  }

  @Test
  void readsProofsOfSeveralPages() {
    List<Instant> times = new ArrayList<>();
    for (int second = 0; second < 30; second++) {
      times.add(NOON.plusSeconds(second));
      recordProof(NOON.plusSeconds(second), many());
    }

    List<Instant> read = ledger.proofs(ACCOUNT).stream().map(Proof::at).toList();

    assertEquals(times, read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACCOUNT#111111111111 STATE#CHECK",
        "ACCOUNT#111111111111 STATE#INTENT",
        "ACCOUNT#111111111111 STATE#NOTICE#1",
        "PERMIT#111111111111 LEASE#1",
        "PERMIT#111111111111 APPROVAL#1"
      })
  void refusesAStateRowThatIsNoObject(String key) {
    String partition = key.substring(0, key.indexOf(' '));
    String sort = key.substring(key.indexOf(' ') + 1);
    for (String body : List.of("", "{", "null", "[]", "7", "\"text\"", "{}", "{\"id\":null}")) {
      put(partition, sort, body);

      PortFailure failure =
          assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT), sort + body);

      assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind(), sort + body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grantedAt", "endsAt", "account", "requester"})
  void refusesALeaseWithoutAPart(String part) {
    ledger.grant(LedgerSamples.lease("1", NOON));
    Map<String, AttributeValue> row = rows().getFirst();
    String body = Row.text(row, Row.BODY).replace('"' + part + '"', "\"other\"");
    put("PERMIT#" + ACCOUNT, "LEASE#1", body);

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  @ParameterizedTest
  @CsvSource({"CONSOLE_PASSWORD,PASSKEY", "USED,GUESSED", "12:00:00,25:00:00", "active,inactive"})
  void refusesACredentialItDoesNotUnderstand(String written, String instead) {
    claim();
    permit(Optional.empty());
    String body =
        rows().stream()
            .filter(row -> row.containsKey(Row.BODY))
            .map(row -> Row.text(row, Row.BODY))
            .collect(Collectors.joining());
    put("ACCOUNT#" + ACCOUNT, Row.INTENT, body.replace(written, instead));

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  /// What softens the alerts of one account must not name another.
  @ParameterizedTest
  @CsvSource({
    "PERMIT#222222222222, LEASE#1",
    "PERMIT#111111111111, LEASE#2",
    "PERMIT#222222222222, APPROVAL#1",
    "PERMIT#111111111111, APPROVAL#2"
  })
  void refusesWhatPeopleAllowWhereTheBodyIsNotThatOfTheKey(String partition, String sort) {
    ledger.grant(LedgerSamples.lease("1", NOON));
    ledger.approve(LedgerSamples.approval("1"));
    String kind = sort.substring(0, sort.indexOf('#'));
    String body =
        rows().stream()
            .filter(row -> Row.text(row, Row.SK).startsWith(kind))
            .map(row -> Row.text(row, Row.BODY))
            .findFirst()
            .orElseThrow();
    put(partition, sort, body);
    AccountId account = new AccountId(partition.substring("PERMIT#".length()));

    assertThrows(PortFailure.class, () -> ledger.standing(account));
  }

  @ParameterizedTest
  @CsvSource({"ACCOUNT#111111111111, STATE#OTHER", "PERMIT#111111111111, OTHER#1"})
  void refusesAStateRowOfAnUnknownKind(String partition, String sort) {
    put(partition, sort, "{}");

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"by\":\"somebody\"}"})
  void refusesAPauseItCannotRead(String body) {
    put("FLAG#PAUSE", "-", body);

    PortFailure failure = assertThrows(PortFailure.class, ledger::pause);

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  /// Whatever the row holds, a check that has deleted can say that the pause is over.
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"by\":\"somebody\"}"})
  void tellsOfTheEndOfAPauseThatItCannotRead(String body) {
    put("FLAG#PAUSE", "-", body);
    dynamo
        .client()
        .updateItem(
            request ->
                request
                    .tableName(table)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS("FLAG#PAUSE"),
                            "sk", AttributeValue.fromS("-")))
                    .updateExpression("SET endedAt = :at")
                    .expressionAttributeValues(Map.of(":at", AttributeValue.fromN("7"))));

    assertEquals(Optional.empty(), ledger.pause());
    assertEquals(
        Optional.of(new PauseEnd("a pause that cannot be read", "unknown", "unknown")),
        ledger.endedPause());
    claim();
    permit(Optional.empty());
  }

  @Test
  void refusesAProofItCannotRead() {
    put("ACCOUNT#" + ACCOUNT, "PROOF#2026", "{}");

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.proofs(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  @Test
  void refusesARowWithoutBody() {
    put(Row.key("ACCOUNT#" + ACCOUNT, Row.CHECK));

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  /// A body that a later release wrote may mean what this code does not know of.
  @Test
  void refusesARowOfAnotherVersion() {
    ledger.grant(LedgerSamples.lease("1", NOON));
    Map<String, AttributeValue> row = new HashMap<>(rows().getFirst());
    row.put(Row.VERSION, Row.number(2));
    put(row);

    PortFailure failure = assertThrows(PortFailure.class, () -> ledger.standing(ACCOUNT));

    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind());
  }

  @Test
  void letsDynamoTidyWhatEnds() {
    ledger.issued(ACCOUNT, TaskPolicy.AUDIT, new SessionKey("ASIAFALSEKEY", NOON));
    ledger.grant(LedgerSamples.lease("1", NOON));
    ledger.approve(LedgerSamples.approval("1"));
    claim();
    permit(Optional.of(new RemovalSlot(NOON, 1)));
    ledger.countNotAuditable("DENIED", NOON, ACCOUNT, 21);

    Map<String, Long> ends =
        rows().stream()
            .filter(row -> row.containsKey(Row.EXPIRES))
            .collect(
                Collectors.toMap(
                    DynamoRowsTest::kind, row -> Long.parseLong(row.get(Row.EXPIRES).n())));

    Map<String, Long> expected =
        Map.of(
            "SESSION", NOON.plus(Retention.SESSION_KEYS).getEpochSecond(),
            "LEASE", NOON.plusSeconds(3600).plus(Duration.ofDays(30)).getEpochSecond(),
            "APPROVAL", NOON.plus(Duration.ofDays(3)).getEpochSecond(),
            "SLOTS", NOON.plus(Duration.ofDays(2)).getEpochSecond(),
            "NOT_AUDITABLE", NOON.plus(Duration.ofDays(2)).getEpochSecond());
    assertEquals(expected, ends);
  }

  /// Claims, checks, intents, notices, proofs and flags are not DynamoDB's to tidy.
  @Test
  void keepsTheRestForGood() {
    ledger.beginSweep("sweep-1");
    claim();
    ledger.record(LedgerSamples.telling(List.of(LedgerSamples.notice("event-1"))), "a");
    recordProof(NOON, many());
    claim();
    permit(Optional.empty());
    ledger.pause(new Pause("somebody", "a drill", NOON));

    List<Map<String, AttributeValue>> tidied =
        rows().stream().filter(row -> row.containsKey("expiresAt")).toList();

    assertEquals(7, rows().size());
    assertEquals(List.of(), tidied);
  }

  @Test
  void keepsOfASessionNoMoreThanItsAccountAndTask() {
    ledger.issued(ACCOUNT, TaskPolicy.DELETION, new SessionKey("ASIAFALSEKEY", NOON));

    Map<String, AttributeValue> row = rows().getFirst();

    assertEquals(Set.of("pk", "sk", "expiresAt", "account", "task"), row.keySet());
    assertEquals("IAMDeleteRootUserCredentials", Row.text(row, "task"));
  }

  private static String kind(Map<String, AttributeValue> row) {
    String partition = Row.text(row, Row.PK);
    String named =
        partition.matches("(ACCOUNT|PERMIT)#.*")
            ? Row.text(row, Row.SK).replaceFirst("STATE#", "")
            : partition;
    return named.split("#", -1)[0];
  }

  private void put(String partition, String sort, String body) {
    Map<String, AttributeValue> row = new HashMap<>(Row.key(partition, sort));
    row.put(Row.BODY, Row.text(body));
    row.put(Row.VERSION, Row.number(1));
    put(row);
  }

  private void permit(Optional<RemovalSlot> slot) {
    assertEquals(
        new Permit.Granted(), ledger.permit(LedgerSamples.intent("intent-1"), "a", NOON, slot));
  }

  private void claim() {
    ledger.claim(ACCOUNT, "a", NOON, QUARTER_PAST);
  }

  private static Notice wordy(String id) {
    return new Notice(
        id,
        Severity.INFO,
        CheckAlertKind.HELD,
        ACCOUNT,
        NOON,
        "long",
        List.of(Fact.line(LONG)),
        List.of(),
        Optional.empty());
  }

  private static List<RootCredential> many() {
    List<RootCredential> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(new RootCredential.MfaDevice("device-" + i + "x".repeat(200), NOON));
    }
    return many;
  }

  private void record(Notice notice) {
    claim();
    ledger.record(LedgerSamples.telling(List.of(notice)), "a");
  }

  private void recordProof(Instant at, List<RootCredential> credentials) {
    List<CredentialResult> results = credentials.stream().map(CredentialResult::removed).toList();
    claim();
    ledger.record(LedgerSamples.settling(at, Optional.of("intent-1"), results), "a");
  }

  private List<Map<String, AttributeValue>> rows() {
    return dynamo.client().scanPaginator(scan -> scan.tableName(table)).items().stream().toList();
  }

  private void put(Map<String, AttributeValue> row) {
    dynamo.client().putItem(request -> request.tableName(table).item(row));
  }
}
