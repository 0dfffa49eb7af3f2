package dev.rootsweep.aws.rate;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Lets a call wait until its operation may be asked again, instead of being throttled.
public final class RateGate implements ExecutionInterceptor {
  private final Map<String, Bucket> buckets;
  private final Set<String> untilThrottled;
  private volatile boolean throttled;

  private RateGate(List<Rate> rates, Set<String> untilThrottled) {
    this.buckets =
        rates.stream().collect(Collectors.toUnmodifiableMap(Rate::operation, RateGate::bucket));
    this.untilThrottled = untilThrottled;
  }

  /// Makes the gate of a process that asks alone: a command. It asks for one page of accounts after
  /// the other, and waits between them only when AWS has throttled it once.
  public static RateGate alone() {
    return new RateGate(Rate.alone(), Set.of("ListAccounts"));
  }

  /// Makes the gate of one function among others.
  public static RateGate shared() {
    return new RateGate(Rate.shared(), Set.of());
  }

  /// Makes a gate that nothing waits at.
  public static RateGate open() {
    return new RateGate(Rate.unlimited(), Set.of());
  }

  private static Bucket bucket(Rate rate) {
    Duration each = Duration.ofNanos(Math.round(1_000_000_000 / rate.perSecond()));
    Bandwidth limit = Bandwidth.builder().capacity(rate.atOnce()).refillGreedy(1, each).build();
    return Bucket.builder().addLimit(limit).build();
  }

  /// Waits before each try, also before one that repeats another.
  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    pass(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  void pass(String operation) {
    Bucket bucket = buckets.get(operation);
    if (bucket != null && (throttled || !untilThrottled.contains(operation))) {
      await(bucket);
    }
  }

  /// Notes that AWS throttled a call: what was not held back until now has nothing left, and keeps
  /// its rate from now on.
  public void throttled() {
    if (!throttled) {
      untilThrottled.stream()
          .map(buckets::get)
          .filter(Objects::nonNull)
          .forEach(Bucket::tryConsumeAsMuchAsPossible);
      throttled = true;
    }
  }

  private static void await(Bucket bucket) {
    try {
      bucket.asBlocking().consume(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted before the call was sent", e);
    }
  }
}
