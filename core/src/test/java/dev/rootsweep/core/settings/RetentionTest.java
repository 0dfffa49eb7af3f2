package dev.rootsweep.core.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RetentionTest {
  /// A message lies in the queue and its dead letters for 14 days, is moved back, and may lie there
  /// as long again.
  @Test
  void noMessageOutlivesTheKeyOfItsSession() {
    assertTrue(Retention.SESSION_KEYS.compareTo(Retention.MESSAGES.multipliedBy(2)) > 0);
    assertTrue(Retention.MARKS.compareTo(Retention.MESSAGES.multipliedBy(2)) > 0);
  }
}
