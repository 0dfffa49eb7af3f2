package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static final Target EVERYTHING =
      Target.within(0.5).callingAtMost(2700).neverThrottled().holdingAtMostMib(256);

  @ParameterizedTest
  @CsvSource({
    "5,   2700, 0, 0, 0, 256, true",
    "5.1, 2700, 0, 0, 0, 256, false",
    "5,   2701, 0, 0, 0, 256, false",
    "5,   2700, 1, 0, 0, 256, false",
    "5,   2700, 0, 1, 0, 256, false",
    "5,   2700, 0, 0, 1, 256, false",
    "5,   2700, 0, 0, 0, 257, false"
  })
  void isReachedWhereEveryPartIs(
      double seconds, long calls, long throttled, int lost, int wrong, double mib, boolean is) {
    Attempt ours = new Attempt(seconds, calls, throttled, lost, wrong, 1, 1, mib);

    assertEquals(is, compared(EVERYTHING, ours).reached());
  }

  @Test
  void isNotReachedWhereOneRunLosesAnAccount() {
    Attempt good = new Attempt(1, 0, 0, 0, 0, 1, 1, 1);
    Attempt lossy = new Attempt(1, 0, 0, 1, 0, 1, 1, 1);

    assertTrue(compared(Target.RIGHT, good, good, good).reached());
    assertFalse(compared(Target.RIGHT, good, lossy, good).reached());
  }

  @Test
  void asksTheMedianOfTheRatiosOnly() {
    Attempt quick = new Attempt(1, 0, 0, 0, 0, 1, 1, 1);
    Attempt slow = new Attempt(20, 0, 0, 0, 0, 1, 1, 1);

    Compared compared = compared(Target.within(0.5), quick, slow, quick);

    assertEquals(0.1, compared.ratio().median());
    assertEquals(2, compared.ratio().greatest());
    assertTrue(compared.reached());
  }

  @Test
  void saysWhatItAsksFor() {
    assertEquals(
        "at most 0.5 of the time, at most 2,700 calls, at most 256 MiB, nothing throttled,"
            + " none lost or wrong",
        EVERYTHING.words());
    assertEquals("none lost or wrong", Target.RIGHT.words());
  }

  @Test
  void needsARun() {
    assertThrows(IllegalArgumentException.class, () -> compared(Target.RIGHT));
  }

  private static Compared compared(Target target, Attempt... ours) {
    Comparison comparison =
        Comparison.audit(
            "audit",
            "an audit",
            new GeneratedOrganization(20, 2, Conditions.NONE),
            Map.of(Side.BOTO3, target));
    Attempt theirs = new Attempt(10, 9, 9, 9, 9, 9, 9, 999);
    List<Map<Side, Attempt>> played =
        Stream.of(ours).map(one -> Map.of(Side.OURS, one, Side.BOTO3, theirs)).toList();
    return Compared.of(comparison, Side.BOTO3, played);
  }
}
