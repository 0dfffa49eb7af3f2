package dev.rootsweep.core.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.AlertScenes;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.PortFailure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that the port `Alerts` promises.
public interface AlertsContract extends AlertsUnderTest {
  @Test
  default void hasAShortName() {
    assertTrue(alerts().channel().matches("[a-z]{2,8}"), alerts().channel());
    assertEquals(alerts().channel(), refusedAlerts().channel());
  }

  @Test
  default void tellsOfEachKindOnceByItsAlertId() {
    List<Notice> notices = List.copyOf(AlertScenes.all().values());

    assertTold(notices);
  }

  @Test
  default void tellsOfEachSeverity() {
    assertTold(Arrays.stream(Severity.values()).map(Notices::signIn).toList());
  }

  @Test
  default void tellsWhatAnAttackerWrote() {
    assertTold(List.of(Notices.hostile()));
  }

  @Test
  default void tellsMoreThanTheChannelTakes() {
    assertTold(List.of(Notices.huge()));
  }

  @Test
  default void failsWhenNobodyTookIt() {
    Alerts refused = refusedAlerts();

    PortFailure failure =
        assertThrows(PortFailure.class, () -> refused.send(Notices.signIn(Severity.CRITICAL)));

    assertFalse(failure.told().isBlank());
    assertEquals(List.of(), arrived(0));
  }

  private void assertTold(List<Notice> notices) {
    notices.forEach(notice -> alerts().send(notice));

    List<String> arrived = arrived(notices.size());
    assertEquals(notices.size(), arrived.size());
    for (Notice notice : notices) {
      assertTrue(
          arrived.stream().anyMatch(text -> text.contains(notice.id())),
          () -> notice.id() + " is in none of " + arrived);
    }
  }
}
