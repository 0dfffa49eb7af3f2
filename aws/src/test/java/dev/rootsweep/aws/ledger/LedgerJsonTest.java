package dev.rootsweep.aws.ledger;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.CREDENTIALS;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.GoneCredential;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts here lie in tables by now: one that has to be changed needs another `version`.
class LedgerJsonTest {
  private static final String KEY =
      """
      {"kind":"ACCESS_KEY","id":"AKIAEXAMPLE000000001","active":true,\
      "created":"2026-03-03T12:00:00Z",\
      "lastUse":{"kind":"USED","at":"2026-03-03T12:00:01Z","service":"s3","region":null}}\
      """;

  /// A value and the text it is kept as.
  private record Kept(Object value, String text) {}

  static Stream<Kept> kept() {
    RootCredential key = key();
    return Stream.of(
        new Kept(
            new Lease("lease-1", ACCOUNT, NOON, NOON.plusSeconds(60), "somebody", "why"),
            """
            {"id":"lease-1","account":"111111111111","grantedAt":"2026-03-03T12:00:00Z",\
            "endsAt":"2026-03-03T12:01:00Z","requester":"somebody","reason":"why"}\
            """),
        new Kept(
            new Pause("somebody", "a drill", NOON.plusNanos(1)),
            """
            {"by":"somebody","reason":"a drill","since":"2026-03-03T12:00:00.000000001Z"}\
            """),
        new Kept(
            new Intent(
                "intent-1",
                ACCOUNT,
                NOON,
                Optional.of(NOON),
                "event-1",
                "why",
                Set.of("approval-1"),
                List.of(key)),
            """
            {"id":"intent-1","account":"111111111111","openedAt":"2026-03-03T12:00:00Z",\
            "permittedAt":"2026-03-03T12:00:00Z","causeEventId":"event-1","why":"why","approvals":["approval-1"],\
            "credentials":[%s]}\
            """
                .formatted(KEY)),
        new Kept(
            new LastCheck(
                NOON,
                CheckEnding.HELD,
                "mark",
                Optional.of(new RootPosture(ACCOUNT, NOON, List.of(key))),
                Optional.of(NOON),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON),
                List.of(new GoneCredential(key.ref(), NOON)),
                Optional.of("paused by somebody"),
                Set.of(key.ref())),
            """
            {"at":"2026-03-03T12:00:00Z","ending":"HELD","fingerprint":"mark",\
            "posture":{"account":"111111111111","seenAt":"2026-03-03T12:00:00Z",\
            "credentials":[%s]},"joinedAt":"2026-03-03T12:00:00Z","cleanIn":null,\
            "cleanAt":null,"listsReadAt":"2026-03-03T12:00:00Z",\
            "gone":[{"ref":{"kind":"ACCESS_KEY","id":"AKIAEXAMPLE000000001"},\
            "at":"2026-03-03T12:00:00Z"}],"pause":"paused by somebody",\
            "held":[{"kind":"ACCESS_KEY","id":"AKIAEXAMPLE000000001"}]}\
            """
                .formatted(KEY)),
        new Kept(
            new Proof(
                ACCOUNT,
                NOON,
                CheckEnding.REMOVED,
                "event-1",
                Optional.of("intent-1"),
                List.of(CredentialResult.removed(key))),
            """
            {"account":"111111111111","at":"2026-03-03T12:00:00Z","ending":"REMOVED",\
            "causeEventId":"event-1","intentId":"intent-1",\
            "results":[{"credential":%s,"fate":"REMOVED","detail":"","refused":false}]}\
            """
                .formatted(KEY)));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void keepsTheTextsAsTheyAre(Kept kept) {
    assertEquals(kept.text(), LedgerJson.write(kept.value()));
    assertEquals(kept.value(), LedgerJson.read(kept.text(), kept.value().getClass()));
  }

  @Test
  void namesEveryKindOfCredential() {
    Set<Class<?>> kinds = CREDENTIALS.stream().map(Object::getClass).collect(Collectors.toSet());

    String text = LedgerJson.write(new RootPosture(ACCOUNT, NOON, CREDENTIALS));

    assertEquals(Set.of(RootCredential.class.getPermittedSubclasses()), kinds);
    for (String kind :
        List.of("CONSOLE_PASSWORD", "ACCESS_KEY", "SIGNING_CERTIFICATE", "MFA_DEVICE")) {
      assertEquals(true, text.contains("{\"kind\":\"" + kind + "\","), kind);
    }
  }

  @Test
  void namesEveryKindOfLastUse() {
    Set<Class<?>> kinds =
        CREDENTIALS.stream().map(one -> one.lastUse().getClass()).collect(Collectors.toSet());

    String text = LedgerJson.write(new RootPosture(ACCOUNT, NOON, CREDENTIALS));

    assertEquals(Set.of(LastUse.class.getPermittedSubclasses()), kinds);
    for (String kind : List.of("USED", "NONE_RECORDED", "NOT_TRACKED")) {
      assertEquals(true, text.contains("{\"kind\":\"" + kind + "\""), kind);
    }
  }

  @Test
  void refusesACheckWithoutThePartsThatGuardADeletion() {
    String check =
        """
        {"at":"2026-03-03T12:00:00Z","ending":"CLEAN","fingerprint":"Clean","posture":null,\
        "joinedAt":"2026-03-03T12:00:00Z","cleanIn":null}\
        """;

    assertThrows(IllegalArgumentException.class, () -> LedgerJson.read(check, LastCheck.class));
  }

  @Test
  void readsAnIntentWithoutItsLastPermit() {
    Intent intent =
        LedgerJson.read(
            """
            {"id":"intent-1","account":"111111111111","openedAt":"2026-03-03T12:00:00Z",\
            "causeEventId":"event-1","why":"why","approvals":[],"credentials":[]}\
            """,
            Intent.class);

    assertEquals(Optional.empty(), intent.permittedAt());
  }

  @Test
  void takesAnOptionalPartThatIsNotThereForEmpty() {
    LastUse use =
        LedgerJson.read("{\"kind\":\"USED\",\"at\":\"2026-03-03T12:00:00Z\"}", LastUse.class);

    assertEquals(new LastUse.Used(NOON, Optional.empty(), Optional.empty()), use);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"by\":\"a\",\"reason\":\"b\"}",
        "{\"by\":\"a\",\"reason\":null,\"since\":\"2026-03-03T12:00:00Z\"}",
        "{\"by\":\"a\",\"reason\":\"b\",\"since\":\"noon\"}",
        "{\"by\":\"a\",\"reason\":\"b\",\"since\":\"2026-03-03T12:00:00Z\",\"more\":1}",
        "{\"by\":\"a\",\"reason\":\"b\",\"since\":\"2026-03-03T12:00:00Z\"} {}"
      })
  void refusesWhatItDidNotWrite(String text) {
    assertThrows(IllegalArgumentException.class, () -> LedgerJson.read(text, Pause.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"at\":\"2026-03-03T12:00:00Z\"}",
        "{\"kind\":\"GUESSED\"}",
        "{\"kind\":\"dev.rootsweep.core.model.LastUse$NoneRecorded\"}"
      })
  void refusesAKindThatItDoesNotKnow(String text) {
    assertThrows(IllegalArgumentException.class, () -> LedgerJson.read(text, LastUse.class));
  }

  private static RootCredential key() {
    return new RootCredential.AccessKey(
        "AKIAEXAMPLE000000001",
        true,
        NOON,
        new LastUse.Used(NOON.plusSeconds(1), Optional.of("s3"), Optional.empty()));
  }
}
