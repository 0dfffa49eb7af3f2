package dev.rootsweep.aws.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

class RateGateTest {
  @ParameterizedTest
  @CsvSource({
    "ListAccounts, 8, 8",
    "DescribeAccount, 20, 20",
    "ListParents, 5, 5",
    "ListTagsForResource, 10, 10",
    "AssumeRoot, 300, 100"
  })
  void asksAsOftenAsAwsPublishes(String operation, double perSecond, int atOnce) {
    assertEquals(new Rate(operation, perSecond, atOnce), alone().get(operation));
  }

  @Test
  void tenFunctionsShareWhatOneProcessMay() {
    for (Rate shared : Rate.shared()) {
      double whole = alone().get(shared.operation()).perSecond();
      int functions = shared.operation().equals("ListAccounts") ? 1 : 10;

      assertEquals(whole, shared.perSecond() * functions, 1e-9);
    }
  }

  @Test
  void letsPassWhatHasNoRate() {
    RateGate gate = RateGate.alone();

    for (int call = 0; call < 10_000; call++) {
      pass(gate, "GetAccountSummary");
    }
  }

  /// An interrupted thread does not wait: it passes while the bucket is full, and not after.
  @Test
  void holdsBackWhatIsMoreThanMayPassAtOnce() {
    RateGate gate = RateGate.shared();
    for (int call = 0; call < 5; call++) {
      pass(gate, "ListParents");
    }

    Thread.currentThread().interrupt();
    assertThrows(AbortedException.class, () -> pass(gate, "ListParents"));
    assertTrue(Thread.interrupted());
  }

  private static void pass(RateGate gate, String operation) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    attributes.putAttribute(SdkExecutionAttribute.OPERATION_NAME, operation);
    gate.beforeTransmission(null, attributes);
  }

  private static Map<String, Rate> alone() {
    return Rate.alone().stream().collect(Collectors.toMap(Rate::operation, Function.identity()));
  }
}
