package dev.rootsweep.aws.rate;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Lets a call wait until its operation may be asked again, instead of being throttled.
public final class RateGate implements ExecutionInterceptor {
  private final Map<String, BlockingBucket> buckets;

  private RateGate(List<Rate> rates) {
    this.buckets =
        rates.stream().collect(Collectors.toUnmodifiableMap(Rate::operation, RateGate::bucket));
  }

  /// Makes the gate of a process that asks alone: a command.
  public static RateGate alone() {
    return new RateGate(Rate.alone());
  }

  /// Makes the gate of one function among others.
  public static RateGate shared() {
    return new RateGate(Rate.shared());
  }

  /// Makes a gate that nothing waits at.
  public static RateGate open() {
    return new RateGate(Rate.unlimited());
  }

  private static BlockingBucket bucket(Rate rate) {
    Duration each = Duration.ofNanos(Math.round(1_000_000_000 / rate.perSecond()));
    Bandwidth limit = Bandwidth.builder().capacity(rate.atOnce()).refillGreedy(1, each).build();
    return Bucket.builder().addLimit(limit).build().asBlocking();
  }

  /// Waits before each try, also before one that repeats another.
  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    pass(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  void pass(String operation) {
    BlockingBucket bucket = buckets.get(operation);
    if (bucket != null) {
      await(bucket);
    }
  }

  private static void await(BlockingBucket bucket) {
    try {
      bucket.consume(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("interrupted before the call was sent", e);
    }
  }
}
