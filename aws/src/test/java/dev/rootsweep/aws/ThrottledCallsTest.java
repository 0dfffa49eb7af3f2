package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollector;

class ThrottledCallsTest {
  private final ThrottledCalls throttled = new ThrottledCalls();

  @Test
  void countsEveryThrottledAttemptOfACall() {
    MetricCollector call = MetricCollector.create("ApiCall");
    for (String error : new String[] {"Throttling", "ServerError", "Throttling"}) {
      call.createChild("ApiCallAttempt").reportMetric(CoreMetric.ERROR_TYPE, error);
    }
    call.createChild("ApiCallAttempt");

    throttled.publish(call.collect());

    assertEquals(2, throttled.count());
  }

  @Test
  void countsNothingWhereNothingIsThrottled() {
    throttled.publish(MetricCollector.create("ApiCall").collect());

    assertEquals(0, throttled.count());
  }
}
