package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.SweepDue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleDecoderTest {
  private final ObjectNode event = Sample.event("scheduled-sweep");

  @Test
  void takesTheEventsIdForTheSweeps() {
    SweepDue due = decode();

    assertEquals("00000000-0000-4000-8000-000000000012", due.sweep());
    assertEquals(new Origin(due.sweep(), Sample.HUB, "us-east-1", Sample.TIME), due.origin());
  }

  /// Its detail is a text, not an object.
  @Test
  void understandsTheSchedulerAsWell() {
    event.put("source", "aws.scheduler").put("detail", "{}");

    assertEquals(Sample.TIME, decode().origin().at());
  }

  @ParameterizedTest
  @CsvSource({
    "source, rootsweep, started by a schedule's event only",
    "source, aws.organizations, started by a schedule's event only",
    "detail-type, Check Due, started by a schedule's event only",
    "account, 111111111111, counts from the hub account only",
    "account, hub, account is not a text of twelve digits",
    "id, '', neither an eventID nor an id",
    "time, today, time is not an instant"
  })
  void rejectsWhatIsNoScheduleOfTheHub(String field, String value, String reason) {
    event.put(field, value);

    String said = String.valueOf(assertThrows(Malformed.class, this::decode).getMessage());

    assertTrue(said.contains(reason), said);
  }

  @Test
  void rejectsWhatIsNoJson() {
    assertThrows(
        Malformed.class, () -> new ScheduleDecoder(Sample.HUB).sweep("now", Sample.RECEIVED));
  }

  private SweepDue decode() {
    return new ScheduleDecoder(Sample.HUB).sweep(event.toString(), Sample.RECEIVED);
  }
}
