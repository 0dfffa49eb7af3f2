package dev.rootsweep.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {
  @ParameterizedTest
  @CsvSource({"required, REQUIRED", "off, OFF", "where-possible, WHERE_POSSIBLE"})
  void readsWhatIsSaid(String said, Containers containers) {
    assertEquals(containers, Containers.of(Map.of(Containers.NAME, said)));
  }

  @Test
  void runsWherePossibleUnlessItIsSaid() {
    assertEquals(Containers.WHERE_POSSIBLE, Containers.of(Map.of()));
    assertEquals(Containers.WHERE_POSSIBLE, Containers.of(Map.of(Containers.NAME, "")));
  }

  @Test
  void refusesAnythingElse() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> Containers.of(Map.of(Containers.NAME, "Required")));

    assertEquals(
        "ROOTSWEEP_CONTAINERS is 'Required': say required, off, or nothing for where-possible",
        failure.getMessage());
  }
}
