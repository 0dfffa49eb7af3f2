package dev.rootsweep.aws;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/// Counts how often AWS asked to slow down.
///
/// - shape: every throttled attempt counts, also one whose retry succeeded; an attempt is counted
///   when its call has ended
public final class ThrottledCalls implements MetricPublisher {
  /// The SDK's word for it.
  private static final String THROTTLING = "Throttling";

  private final LongAdder attempts = new LongAdder();

  /// Returns how many attempts were throttled so far.
  public long count() {
    return attempts.sum();
  }

  @Override
  public void publish(MetricCollection call) {
    attempts.add(
        call.metricValues(CoreMetric.ERROR_TYPE).stream().filter(THROTTLING::equals).count());
    call.children().forEach(this::publish);
  }

  @Override
  public void close() {}
}
