package dev.rootsweep.core.policy;

import static dev.rootsweep.core.policy.Truth.FALSE;
import static dev.rootsweep.core.policy.Truth.TRUE;
import static dev.rootsweep.core.policy.Truth.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
  @ParameterizedTest
  @CsvSource({
    "TRUE,    TRUE,    TRUE,    TRUE",
    "TRUE,    UNKNOWN, UNKNOWN, TRUE",
    "TRUE,    FALSE,   FALSE,   TRUE",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    "UNKNOWN, FALSE,   FALSE,   UNKNOWN",
    "FALSE,   FALSE,   FALSE,   FALSE",
  })
  void joinsTwo(Truth one, Truth other, Truth both, Truth either) {
    assertEquals(both, one.and(other));
    assertEquals(both, other.and(one));
    assertEquals(either, one.or(other));
    assertEquals(either, other.or(one));
    assertEquals(both, Truth.all(List.of(one, other), Function.identity()));
    assertEquals(either, Truth.any(List.of(one, other), Function.identity()));
    assertEquals(either.not(), one.not().and(other.not()));
  }

  @Test
  void ofNoMembersEachHoldsAndNoneDoes() {
    assertEquals(TRUE, Truth.all(List.<Truth>of(), Function.identity()));
    assertEquals(FALSE, Truth.any(List.<Truth>of(), Function.identity()));
    assertEquals(UNKNOWN, UNKNOWN.not());
    assertEquals(TRUE, Truth.of(true));
    assertEquals(FALSE, Truth.of(false));
  }
}
