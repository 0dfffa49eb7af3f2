package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// A switch over one of our closed sets has no `default`, so that a new member is a compile error
/// at every place that must decide about it.
class SwitchTest {
  @Test
  void switchesOverOurClosedSetsHaveNoDefault() {
    Switches switches = Switches.ofProduction();

    assertEquals("", String.join("\n", switches.withDefault()), "these have a default\n");
    assertEquals(
        "", String.join("\n", switches.unclear()), "over what these switch is not known\n");
    assertTrue(
        switches.count() >= 10, () -> "only " + switches.count() + " switches were looked at");
  }
}
