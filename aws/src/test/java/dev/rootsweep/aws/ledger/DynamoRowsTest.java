package dev.rootsweep.aws.ledger;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.contract.LedgerSamples;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Permit;
import dev.rootsweep.core.model.PermitRequest;
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
import org.junit.jupiter.api.function.Executable;
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

    List<Notice> unsent = ledger.unsent(ACCOUNT);

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

  private static final List<String> NO_OBJECTS =
      List.of("", "{", "null", "[]", "7", "\"text\"", "{}", "{\"id\":null}");

  @ParameterizedTest
  @ValueSource(strings = {"lastCheck", "intent"})
  void refusesAStateThatIsNoObject(String part) {
    for (String json : NO_OBJECTS) {
      putState(Map.of(part, Row.text(json)));

      assertUnexpected(() -> ledger.standing(ACCOUNT), part + json);
    }
  }

  @Test
  void refusesANoticeThatIsNoObject() {
    for (String body : NO_OBJECTS) {
      put("ACCOUNT#" + ACCOUNT, "NOTICE#1", body);

      assertUnexpected(() -> ledger.unsent(ACCOUNT), body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEASE#1", "APPROVAL#1"})
  void refusesWhatPeopleAllowThatIsNoObject(String sort) {
    for (String body : NO_OBJECTS) {
      put("PERMIT#" + ACCOUNT, sort, body);

      assertUnexpected(() -> ledger.allowed(ACCOUNT), sort + body);
    }
  }

  /// The message that is delivered again must meet the same failure, not a claim.
  @Test
  void keepsNoClaimOnWhatItCannotRead() {
    putState(Map.of("intent", Row.text("{}")));

    assertUnexpected(() -> ledger.begin(ACCOUNT, "a", NOON, QUARTER_PAST), "the first");
    assertUnexpected(() -> ledger.begin(ACCOUNT, "b", NOON, QUARTER_PAST), "the second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grantedAt", "endsAt", "account", "requester"})
  void refusesALeaseWithoutAPart(String part) {
    ledger.grant(LedgerSamples.lease("1", NOON));
    Map<String, AttributeValue> row = rows().getFirst();
    String body = Row.text(row, Row.BODY).replace('"' + part + '"', "\"other\"");
    put("PERMIT#" + ACCOUNT, "LEASE#1", body);

    assertUnexpected(() -> ledger.allowed(ACCOUNT), part);
  }

  @ParameterizedTest
  @CsvSource({"CONSOLE_PASSWORD,PASSKEY", "USED,GUESSED", "12:00:00,25:00:00", "active,inactive"})
  void refusesACredentialItDoesNotUnderstand(String written, String instead) {
    claim();
    permit(Optional.empty());
    String intent = Row.text(rows().getFirst(), "intent");
    putState(Map.of("intent", Row.text(intent.replace(written, instead))));

    assertUnexpected(() -> ledger.standing(ACCOUNT), instead);
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

    assertThrows(PortFailure.class, () -> ledger.allowed(account));
  }

  @Test
  void refusesWhatPeopleAllowOfAnUnknownKind() {
    put("PERMIT#" + ACCOUNT, "OTHER#1", "{}");

    assertUnexpected(() -> ledger.allowed(ACCOUNT), "OTHER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"by\":\"somebody\"}"})
  void refusesAPauseItCannotRead(String body) {
    put("FLAG#PAUSE", "-", body);

    assertUnexpected(ledger::pause, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "{\"by\":\"somebody\"}"})
  void permitsNothingUnderAPauseItCannotRead(String body) {
    put("FLAG#PAUSE", "-", body);
    claim();

    Permit permit = ledger.permit(request(Optional.empty()));

    Permit.Paused paused = assertInstanceOf(Permit.Paused.class, permit);
    assertTrue(paused.pause().reason().contains("cannot be read"), paused.pause().reason());
    assertEquals(Optional.empty(), ledger.standing(ACCOUNT).intent());
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

    assertUnexpected(() -> ledger.proofs(ACCOUNT), "{}");
  }

  @Test
  void refusesARowWithoutBody() {
    put(Row.key("PERMIT#" + ACCOUNT, "LEASE#1"));

    assertUnexpected(() -> ledger.allowed(ACCOUNT), "no body");
  }

  /// A body that a later release wrote may mean what this code does not know of.
  @Test
  void refusesARowOfAnotherVersion() {
    ledger.grant(LedgerSamples.lease("1", NOON));
    Map<String, AttributeValue> row = new HashMap<>(rows().getFirst());
    row.put(Row.VERSION, Row.number(1));
    put(row);

    assertUnexpected(() -> ledger.allowed(ACCOUNT), "version 1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesAStateOfAnotherVersion(boolean named) {
    claim();
    permit(Optional.empty());
    Map<String, AttributeValue> row = new HashMap<>(rows().getFirst());
    row.remove(Row.VERSION);
    if (named) {
      row.put(Row.VERSION, Row.number(1));
    }
    put(row);

    assertUnexpected(() -> ledger.standing(ACCOUNT), "another version");
  }

  /// What a later release calls otherwise must not pass for an account that was never seen.
  @Test
  void refusesAStateOfAnotherVersionWhateverIsInIt() {
    putState(Map.of(Row.VERSION, Row.number(3), "another", Row.text("{}")));

    assertUnexpected(() -> ledger.standing(ACCOUNT), "version 3");
  }

  @Test
  void refusesUnsentNoticesThatAreNoSet() {
    putState(Map.of("unsent", Row.text("1")));

    assertUnexpected(() -> ledger.standing(ACCOUNT), "a text");
  }

  /// The rows of an earlier layout are never read, so that a sweep must find them.
  @ParameterizedTest
  @ValueSource(strings = {"STATE#CLAIM", "STATE#CHECK", "STATE#INTENT", "STATE#NOTICE#1"})
  void refusesToSweepOverALedgerOfAnEarlierLayout(String sort) {
    put("ACCOUNT#" + ACCOUNT, sort, "{}");

    assertUnexpected(ledger::keptAccounts, sort);
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

    assertEquals(5, rows().size());
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
    String named = partition.matches("(ACCOUNT|PERMIT)#.*") ? Row.text(row, Row.SK) : partition;
    return named.split("#", -1)[0];
  }

  private void put(String partition, String sort, String body) {
    Map<String, AttributeValue> row = new HashMap<>(Row.key(partition, sort));
    row.put(Row.BODY, Row.text(body));
    row.put(Row.VERSION, Row.WRITTEN);
    put(row);
  }

  private void putState(Map<String, AttributeValue> parts) {
    Map<String, AttributeValue> row = new HashMap<>(StateRow.key(ACCOUNT));
    row.put(Row.VERSION, Row.WRITTEN);
    row.putAll(parts);
    put(row);
  }

  private static void assertUnexpected(Executable read, String what) {
    PortFailure failure = assertThrows(PortFailure.class, read, what);
    assertEquals(PortFailure.Kind.UNEXPECTED, failure.kind(), what);
  }

  private void permit(Optional<RemovalSlot> slot) {
    assertEquals(new Permit.Granted(), ledger.permit(request(slot)));
  }

  private static PermitRequest request(Optional<RemovalSlot> slot) {
    return new PermitRequest(LedgerSamples.intent("intent-1"), "a", NOON, slot, Optional.empty());
  }

  private void claim() {
    ledger.begin(ACCOUNT, "a", NOON, QUARTER_PAST);
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
