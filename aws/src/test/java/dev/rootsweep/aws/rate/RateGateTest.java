package dev.rootsweep.aws.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;

class RateGateTest {
  @ParameterizedTest
  @CsvSource({
    "ListAccounts, 8, 11",
    "DescribeAccount, 20, 20",
    "ListParents, 5, 5",
    "ListTagsForResource, 10, 10",
    "AssumeRoot, 300, 100"
  })
  void asksNoMoreOftenThanThis(String operation, double perSecond, int atOnce) {
    assertEquals(new Rate(operation, perSecond, atOnce), alone(operation));
  }

  @Test
  void tenFunctionsShareWhatOneProcessMay() {
    for (Rate shared : Rate.shared()) {
      double whole = alone(shared.operation()).perSecond();
      int functions = shared.operation().equals("ListAccounts") ? 1 : 10;

      assertEquals(whole, shared.perSecond() * functions, 1e-9);
      assertEquals(Math.max(1, alone(shared.operation()).atOnce() / functions), shared.atOnce());
    }
  }

  @Test
  void letsPassWhatHasNoRate() {
    RateGate gate = RateGate.alone();

    for (int call = 0; call < 10_000; call++) {
      gate.pass("GetAccountSummary");
    }
  }

  /// An interrupted thread does not wait: it passes while the bucket is full, and not after.
  @Test
  void holdsBackWhatIsMoreThanMayPassAtOnce() {
    RateGate gate = RateGate.alone();
    for (int call = 0; call < 5; call++) {
      gate.pass("ListParents");
    }

    Thread.currentThread().interrupt();
    assertThrows(AbortedException.class, () -> gate.pass("ListParents"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void doesNotHoldTheListOfACommandBackUntilAwsThrottles() {
    RateGate gate = RateGate.alone();
    for (int page = 0; page < 1000; page++) {
      gate.pass("ListAccounts");
    }

    gate.throttled();

    Thread.currentThread().interrupt();
    assertThrows(AbortedException.class, () -> gate.pass("ListAccounts"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void holdsBackTheListOfAFunctionInAnyCase() {
    RateGate gate = RateGate.shared();
    for (int page = 0; page < 11; page++) {
      gate.pass("ListAccounts");
    }

    Thread.currentThread().interrupt();
    assertThrows(AbortedException.class, () -> gate.pass("ListAccounts"));
    assertTrue(Thread.interrupted());
  }

  private static Rate alone(String operation) {
    return Rate.alone().stream()
        .filter(rate -> rate.operation().equals(operation))
        .findFirst()
        .orElseThrow();
  }
}
