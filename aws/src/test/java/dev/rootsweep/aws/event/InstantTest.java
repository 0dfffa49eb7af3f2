package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When a thing happened: its record says so, its carrier only when it arrived somewhere.
class InstantTest {
  private static final JsonMapper JSON = new JsonMapper();

  /// Received at 12:01:00.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      value = {
        "\"2026-11-22T11:10:00Z\"; \"2026-11-22T11:59:00Z\"; 2026-11-22T11:10:00Z",
        "\"2026-11-22T11:10:00Z\"; \"yesterday\"; 2026-11-22T11:10:00Z",
        "\"2026-11-22T11:10:00Z\"; null; 2026-11-22T11:10:00Z",
        "\"yesterday\"; \"2026-11-22T11:59:00Z\"; 2026-11-22T11:59:00Z",
        "1800000000; \"2026-11-22T11:59:00Z\"; 2026-11-22T11:59:00Z",
        "\"-1000000000-01-01T00:00:00Z\"; \"2026-11-22T11:59:00Z\"; 2026-11-22T11:59:00Z",
        "{}; 1800000000; 2026-11-22T12:01:00Z",
        "null; null; 2026-11-22T12:01:00Z",
        "\"2999-01-01T00:00:00Z\"; \"2026-11-22T11:59:00Z\"; 2026-11-22T12:01:00Z"
      })
  void isTakenFromTheRecordThenFromTheCarrier(String eventTime, String time, Instant expected)
      throws Exception {
    ObjectNode signIn = Sample.event("root-sign-in");
    Sample.detail(signIn).set("eventTime", JSON.readTree(eventTime));
    signIn.set("time", JSON.readTree(time));
    ObjectNode joined = Sample.event("account-joined");
    Sample.detail(joined).set("eventTime", JSON.readTree(eventTime));
    joined.set("time", JSON.readTree(time));

    Decoded<ActivitySignal> activity =
        new ActivityDecoder(TriageWorld.settings()).decode(signIn.toString(), Sample.RECEIVED);
    Decoded<AccountSignal> check = Sample.decoded(joined);

    assertEquals(expected, Sample.understood(activity).origin().at());
    assertEquals(
        expected, assertInstanceOf(CheckDue.class, Sample.understood(check)).origin().at());
  }
}
