package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.AccountSignal;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is malformed is rejected, with a reason fit to be shown.
class MalformedTest {
  /// What others wrote is cut to 256 characters; our own words come on top.
  private static final int LONGEST_REASON = 320;

  private static final String HOSTILE =
      "\u0000\u001b[31m<script>alert(1)</script>\u202e\r\nbob@example.com ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "42",
        "\"text\"",
        "[]",
        "{",
        "}",
        "{}",
        "not JSON",
        "{'source':'aws.organizations'}",
        "{\"source\":\"aws.organizations\",}",
        "<event/>",
        "\uFEFF{}",
        "NaN"
      })
  void rejectsWhatIsNoEvent(String body) {
    rejected(body);
  }

  @Test
  void rejectsTextAfterTheEvent() {
    String body = Sample.text("account-joined.json");

    rejected(body + body);
    rejected(body + "x");
  }

  @Test
  void rejectsDuplicateKeysAtTheTop() {
    String body = Sample.text("account-joined.json");

    rejected(body.replaceFirst("\\{", "{\"account\":\"222222222222\","));
  }

  @Test
  void rejectsDuplicateKeysBelow() {
    String body = Sample.text("account-joined.json");

    rejected(
        body.replace(
            "\"accountId\": \"404040404040\",",
            "\"accountId\": \"404040404040\",\"accountId\": \"474747474747\","));
  }

  @Test
  void endsAtHundredLevels() {
    Decoded<AccountSignal> hundred = Sample.decoder().decode(nested(100), Sample.RECEIVED);

    assertInstanceOf(Decoded.Understood.class, hundred);
    rejected(nested(101));
    rejected(nested(100_000));
    rejected("[".repeat(1_000_000));
  }

  @Test
  void rejectsANumberOfAMillionDigits() {
    String number = "9".repeat(1_000_000);

    rejected(Sample.text("account-joined.json").replaceFirst("\\{", "{\"n\":" + number + ","));
  }

  static Stream<Named<UnaryOperator<ObjectNode>>> breakages() {
    return Stream.of(
        broken("no account", event -> event.without("account")),
        broken("no source", event -> event.without("source")),
        broken("blank source", event -> event.put("source", " ")),
        broken("source a number", event -> event.put("source", 1)),
        broken("no detail-type", event -> event.without("detail-type")),
        broken("blank detail-type", event -> event.put("detail-type", "")),
        broken("no detail", event -> event.without("detail")),
        broken("detail a text", event -> event.put("detail", "{}")),
        broken("detail null", event -> event.putNull("detail")),
        broken("detail a list", event -> list(event, "detail")),
        broken("account of eleven digits", event -> event.put("account", "11111111111")),
        broken("account of thirteen digits", event -> event.put("account", "1111111111111")),
        broken("account a number", event -> event.put("account", 111111111111L)),
        broken("account with a space", event -> event.put("account", "111111111111 ")),
        broken("account with a line end", event -> event.put("account", "111111111111\n")),
        broken("account in other digits", event -> event.put("account", "١١١١١١١١١١١١")),
        broken("account an ARN", event -> event.put("account", "arn:aws:iam::111111111111:root")),
        broken("account null", event -> event.putNull("account")),
        broken("another recipient", event -> recipient(event, "333333333333")),
        broken("recipient of eleven digits", event -> recipient(event, "11111111111")),
        broken("recipient a number", event -> recipient(event)),
        broken("neither eventID nor id", event -> detailWithout(event.without("id"), "eventID")),
        broken("ids blank", event -> ids(event, " ")),
        broken("ids of nothing that can be shown", event -> ids(event, "\u0000\u200e")));
  }

  static Stream<Named<UnaryOperator<ObjectNode>>> breakagesOfOurOwn() {
    return Stream.of(
        broken("time of no meaning", event -> event.put("time", "yesterday")),
        broken("time a number", event -> event.put("time", 1_800_000_000)),
        broken("time null", event -> event.putNull("time")));
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void rejectsABrokenEvent(UnaryOperator<ObjectNode> breakage) {
    rejected(breakage.apply(Sample.event("account-joined")).toString());
  }

  @ParameterizedTest
  @MethodSource({"breakages", "breakagesOfOurOwn"})
  void rejectsABrokenMessageOfOurOwn(UnaryOperator<ObjectNode> breakage) {
    rejected(breakage.apply(Sample.event("check-due-requested")).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil", "AWS.organizations", "aws", "awsorganizations", "rootsweep2", "Rootsweep"})
  void rejectsForeignSources(String source) {
    rejected(Sample.event("account-joined").put("source", source).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"313131313131", "111111111111"})
  void rejectsOurOwnSourceFromAnyOtherAccount(String account) {
    String reason =
        rejected(Sample.event("check-due-requested").put("account", account).toString());

    assertEquals("source rootsweep counts from the hub account only, not from " + account, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "account", "time", "detail-type"})
  void showsHostileTextsHarmlessly(String field) {
    ObjectNode event = Sample.event("account-joined").put(field, HOSTILE.repeat(1000));

    Decoded<AccountSignal> decoded = Sample.decoded(event);

    harmless(reason(decoded));
  }

  @Test
  void showsHostileKeysHarmlessly() {
    String key = "\"bob@example.com" + "x".repeat(2000) + "\":1,";

    harmless(rejected("{" + key + key + "\"a\":1}"));
  }

  private static String reason(Decoded<AccountSignal> decoded) {
    return switch (decoded) {
      case Decoded.Understood<?> _ -> "";
      case Decoded.Ignored(String reason) -> reason;
      case Decoded.Rejected(String reason) -> reason;
    };
  }

  private static void harmless(String reason) {
    assertTrue(reason.length() <= LONGEST_REASON, reason);
    assertTrue(reason.chars().noneMatch(Character::isISOControl), reason);
    assertFalse(reason.contains("\u202e"), reason);
    assertFalse(reason.contains("bob@example.com"), reason);
  }

  private static String rejected(String body) {
    Decoded<AccountSignal> decoded = Sample.decoder().decode(body, Sample.RECEIVED);

    String reason = assertInstanceOf(Decoded.Rejected.class, decoded).reason();
    assertFalse(reason.isBlank());
    harmless(reason);
    return reason;
  }

  private static Named<UnaryOperator<ObjectNode>> broken(
      String name, UnaryOperator<ObjectNode> how) {
    return named(name, how);
  }

  private static ObjectNode list(ObjectNode event, String field) {
    event.putArray(field).addObject();
    return event;
  }

  private static ObjectNode recipient(ObjectNode event, String account) {
    Sample.detail(event).put("recipientAccountId", account);
    return event;
  }

  private static ObjectNode recipient(ObjectNode event) {
    Sample.detail(event).put("recipientAccountId", 111111111111L);
    return event;
  }

  private static ObjectNode detailWithout(ObjectNode event, String field) {
    Sample.detail(event).remove(field);
    return event;
  }

  private static ObjectNode ids(ObjectNode event, String id) {
    event.put("id", id);
    Sample.detail(event).put("eventID", id);
    return event;
  }

  private static String nested(int levels) {
    String inner = "[".repeat(levels - 2) + "]".repeat(levels - 2);
    return Sample.text("account-joined.json")
        .replace("\"serviceEventDetails\"", "\"deep\":" + inner + ",\"serviceEventDetails\"");
  }
}
